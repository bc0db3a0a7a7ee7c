using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Helix Shadow Metrics.</summary>
public interface IShadowMetrics
{
    /// <summary>The service's address.</summary>
    Uri Endpoint { get; }

    /// <summary>Asks how it is: <c>GET /status</c>.</summary>
    /// <param name="token">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="EndpointException">There was no answer, or it has another form.</exception>
    Task<ShadowMetricsStatus> GetStatusAsync(CancellationToken token);

    /// <summary>Sets the dissonance value: <c>POST /dissonance</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="source">Who sets it.</param>
    /// <param name="token">Cancels the call.</param>
    /// <returns>What became of it; <see cref="DissonanceChange.Previous"/> is not known to the service, and null.</returns>
    /// <exception cref="AosException">The service cannot, or refuses: the message says which field and why.</exception>
    Task<DissonanceChange> SetDissonanceAsync(double value, string source, CancellationToken token);
}
