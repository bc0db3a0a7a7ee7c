using AosOps.Integrations.Http;
using AosOps.Workflow;

namespace AosOps.Integrations.Prometheus;

/// <summary>Speaks the HTTP API of Prometheus, version 1 (prometheus.io/docs/prometheus/latest/querying/api).</summary>
internal sealed class PrometheusClient(HttpEndpoint endpoint) : IMetricsSource
{
    /// <inheritdoc/>
    public Uri Endpoint => endpoint.Address;

    /// <inheritdoc/>
    public Task CheckReadyAsync(CancellationToken token) => endpoint.GetAsync("-/ready", token);

    /// <inheritdoc/>
    public Task<IReadOnlyList<MetricSample>> QueryAsync(string expression, CancellationToken token) =>
        endpoint.GetJsonAsync($"api/v1/query?query={Uri.EscapeDataString(expression)}", PrometheusAnswer.ReadSamples, token);

    /// <inheritdoc/>
    public Task<IReadOnlyList<MetricAlert>> GetAlertsAsync(CancellationToken token) =>
        endpoint.GetJsonAsync("api/v1/alerts", PrometheusAnswer.ReadAlerts, token);
}
