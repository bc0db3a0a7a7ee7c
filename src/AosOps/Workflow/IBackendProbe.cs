using AosOps.Operations;

namespace AosOps.Workflow;

/// <summary>The health endpoint of the AOS backend.</summary>
public interface IBackendProbe
{
    /// <summary>The address that is asked.</summary>
    Uri Endpoint { get; }

    /// <summary>Asks the backend how it is.</summary>
    /// <param name="token">Cancels the call.</param>
    /// <returns>The word that the backend answers in <c>status</c>; <c>healthy</c> is the good one.</returns>
    /// <exception cref="EndpointException">The backend cannot be reached, or answers in another form.</exception>
    Task<string> GetStatusAsync(CancellationToken token);
}
