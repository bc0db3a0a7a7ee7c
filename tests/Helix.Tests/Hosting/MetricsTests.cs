using System.Text;
using Helix.Hosting.Metrics;
using Helix.Tests.Services;

namespace Helix.Tests.Hosting;

public sealed class MetricsTests
{
    [Fact]
    public void OpenMetrics_names_a_counter_without_its_suffix_says_units_and_ends()
    {
        var document = Write(isOpenMetrics: true);
        Assert.Equal(
            """
            # TYPE test_requests counter
            # HELP test_requests Requests.
            test_requests_total{path="a\\\"b\nc"} 3
            # TYPE test_wait_seconds histogram
            # UNIT test_wait_seconds seconds
            # HELP test_wait_seconds Waits.
            test_wait_seconds_bucket{le="0.1"} 1
            test_wait_seconds_bucket{le="1.0"} 2
            test_wait_seconds_bucket{le="+Inf"} 3
            test_wait_seconds_sum 5.6
            test_wait_seconds_count 3
            # TYPE test_level gauge
            # HELP test_level Level.
            test_level 0.25
            # TYPE test info
            # HELP test About.
            test_info{version="1.0"} 1
            # EOF

            """,
            document);
    }

    [Fact]
    public void The_text_format_names_a_counter_with_its_suffix_and_knows_no_units()
    {
        var document = Write(isOpenMetrics: false);
        Assert.Contains("# TYPE test_requests_total counter\n", document);
        Assert.Contains("# TYPE test_info gauge\n", document);
        Assert.DoesNotContain("# UNIT", document);
        Assert.DoesNotContain("# EOF", document);
    }

    [Fact]
    public void A_duration_on_a_bound_belongs_to_the_bucket_of_that_bound()
    {
        var cell = new MetricRegistry().AddHistogram(new MetricDescription("test_seconds", "Test.", "seconds"), 0.1, 1).For();
        cell.Observe(TimeSpan.FromSeconds(1));
        var writer = new ExpositionWriter(isOpenMetrics: true);
        cell.Write(writer, "test_seconds", "");
        Assert.Contains("test_seconds_bucket{le=\"1.0\"} 1\n", Encoding.UTF8.GetString(writer.End()));
    }

    [Theory]
    [InlineData(null, "application/openmetrics-text; version=1.0.0; charset=utf-8")]
    [InlineData("*/*", "application/openmetrics-text; version=1.0.0; charset=utf-8")]
    [InlineData("application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3", "application/openmetrics-text; version=1.0.0; charset=utf-8")]
    [InlineData("text/plain;version=0.0.4", "text/plain; version=0.0.4; charset=utf-8")]
    public async Task A_caller_gets_the_format_that_it_understands(string? accept, string expected)
    {
        await using var service = await HostedApplication.StartAsync(static _ => { });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.Content.Headers.GetValues("Content-Type").Single());
    }

    [Fact]
    public async Task Promtool_finds_nothing_to_mend()
    {
        Tool.Require("promtool");
        await using var service = await HelixProcess.StartAsync("helix-shadow-metrics", []);
        await service.Client.GetStringAsync("/status", TestContext.Current.CancellationToken);
        service.Client.DefaultRequestHeaders.Add("Accept", "text/plain");
        var metrics = await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains("helix_http_request_duration_seconds_bucket", metrics);
        var (exitCode, output) = await Tool.RunAsync("promtool", ["check", "metrics"], metrics);
        Assert.Equal((0, ""), (exitCode, output));
    }

    private static string Write(bool isOpenMetrics)
    {
        var registry = new MetricRegistry();
        registry.AddCounter(new MetricDescription("test_requests", "Requests.", "", "path")).For("a\\\"b\nc").Add(3);
        var waits = registry.AddHistogram(new MetricDescription("test_wait_seconds", "Waits.", "seconds"), 0.1, 1).For();
        foreach (var seconds in new[] { 0.1, 0.5, 5 })
            waits.Observe(TimeSpan.FromSeconds(seconds));
        registry.AddGauge(new MetricDescription("test_level", "Level."), static () => 0.25);
        registry.AddInfo(new MetricDescription("test", "About.", "", "version"), "1.0");
        var writer = new ExpositionWriter(isOpenMetrics);
        registry.Write(writer);
        return Encoding.UTF8.GetString(writer.End());
    }
}
