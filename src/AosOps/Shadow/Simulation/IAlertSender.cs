using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Sends alerts to whoever is on call. Implemented by the assembly of integrations.</summary>
public interface IAlertSender : IDisposable
{
    /// <summary>Sends an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when the receiver has acknowledged it.</returns>
    /// <exception cref="AosException">It could not be sent.</exception>
    Task SendAsync(ShadowAlert alert, CancellationToken cancellationToken);
}
