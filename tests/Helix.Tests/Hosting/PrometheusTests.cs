using Helix.Tests.Services;

namespace Helix.Tests.Hosting;

/// <summary>What Prometheus itself says of /metrics: its parser of OpenMetrics is the judge.</summary>
public sealed class PrometheusTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Prometheus_reads_the_metrics_of_a_service()
    {
        Tool.Require("prometheus");
        await using var service = await HelixProcess.StartAsync("helix-shadow-metrics", []);
        await using var prometheus = PrometheusProcess.Start(directory, service.Address);
        var answer = await prometheus.WaitForAsync("helix_http_requests_total{route=\"/metrics\",code=\"200\"}");
        Assert.Contains("helix-shadow-metrics", await prometheus.WaitForAsync("helix_service_info"));
        Assert.Contains("\"code\":\"200\"", answer);
    }
}
