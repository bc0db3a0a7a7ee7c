using AosOps.Integrations.Http;
using AosOps.Workflow;

namespace AosOps.Integrations.Backend;

/// <summary>Asks the AOS backend how it is: <c>GET /health</c> answers <c>{"status":"healthy"}</c>.</summary>
internal sealed class BackendProbe(HttpEndpoint endpoint) : IBackendProbe
{
    /// <inheritdoc/>
    public Uri Endpoint { get; } = new(endpoint.Address, "health");

    /// <inheritdoc/>
    public Task<string> GetStatusAsync(CancellationToken token) =>
        endpoint.GetJsonAsync("health", answer => answer.GetProperty("status").GetString() ?? throw new FormatException("status is null"), token);
}
