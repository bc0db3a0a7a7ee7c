using AosOps.Operations;

namespace AosOps.Workflow;

/// <summary>The cache (Redis) that engine and workers share.</summary>
public interface ICacheProbe
{
    /// <summary>The address, as <c>host:port</c>.</summary>
    string Endpoint { get; }

    /// <summary>Connects, authenticates where credentials are set, and waits for the answer to PING.</summary>
    /// <param name="token">Cancels the call.</param>
    /// <returns>The answer; <c>PONG</c> is the good one.</returns>
    /// <exception cref="EndpointException">The cache cannot be reached, refuses, or answers in another form.</exception>
    Task<string> PingAsync(CancellationToken token);
}
