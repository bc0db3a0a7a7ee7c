using AosOps.Configuration;
using AosOps.Helix;
using AosOps.Integrations.Helix;
using AosOps.Integrations.Http;

namespace AosOps.Integrations;

/// <summary>The clients of both Helix services, at the addresses of a configuration.</summary>
/// <param name="configuration">Holds the addresses.</param>
/// <param name="timeout">How long one call may take from connecting to the last byte of the answer.</param>
/// <param name="bearerToken">The token that every call bears; empty for none.</param>
public sealed class HelixServices(AosConfiguration configuration, TimeSpan timeout, string bearerToken) : IHelixServices
{
    private readonly HttpClient http = HttpEndpoint.CreateClient();

    /// <inheritdoc/>
    public IShadowMetrics Metrics => new ShadowMetricsClient(Endpoint(configuration.HelixMetricsUri));

    /// <inheritdoc/>
    public IDissonanceResearch Research => new DissonanceResearchClient(Endpoint(configuration.HelixDissonanceUri));

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private HttpEndpoint Endpoint(Uri address) => new(http, address, timeout, bearerToken.Length > 0 ? bearerToken : null);
}
