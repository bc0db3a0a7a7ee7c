using AosOps.Configuration;
using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Integrations.Tests.Prometheus;

public sealed class PrometheusClientTests : IClassFixture<PrometheusServer>, IDisposable
{
    private readonly WorkflowServices services;

    public PrometheusClientTests(PrometheusServer server)
    {
        PrometheusServer.Require();
        services = new WorkflowServices(new AosConfiguration { PrometheusUri = server.Address }, TimeSpan.FromSeconds(20));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task A_server_that_is_ready_says_so() => await services.Metrics.CheckReadyAsync(Token);

    [Fact]
    public async Task A_metric_has_its_name_labels_value_and_time()
    {
        var sample = Assert.Single(await EventuallyAsync(() => services.Metrics.QueryAsync(WorkflowMetrics.Executions, Token)));

        Assert.Equal(WorkflowMetrics.Executions, sample.Name);
        Assert.Equal("compute", Assert.Contains("workflow_type", sample.Labels));
        Assert.Equal(25920, sample.Value);
        Assert.True((DateTimeOffset.UtcNow - sample.Time).Duration() < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_metric_that_does_not_exist_has_no_samples() =>
        Assert.Empty(await services.Metrics.QueryAsync("no_such_metric", Token));

    [Theory]
    [InlineData("1 + 1", 2)]
    [InlineData("0 / 0", double.NaN)]
    [InlineData("-1 / 0", double.NegativeInfinity)]
    [InlineData("1e300 * 1e300", double.PositiveInfinity)]
    public async Task A_scalar_is_a_sample_without_a_name(string expression, double expected)
    {
        var sample = Assert.Single(await services.Metrics.QueryAsync(expression, Token));

        Assert.Equal("", sample.Name);
        Assert.Equal(expected, sample.Value);
    }

    [Fact]
    public async Task A_malformed_expression_is_an_error_with_what_prometheus_says()
    {
        var failure = await Assert.ThrowsAsync<EndpointException>(() => services.Metrics.QueryAsync("sum(", Token));

        Assert.Equal(ErrorIds.EndpointFailed, failure.ErrorId);
        Assert.Contains("parse error", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_is_refused_because_it_is_no_instant_vector()
    {
        await EventuallyAsync(() => services.Metrics.QueryAsync(WorkflowMetrics.Executions, Token));

        var failure = await Assert.ThrowsAsync<EndpointException>(() => services.Metrics.QueryAsync(WorkflowMetrics.Executions + "[1m]", Token));

        Assert.Equal(ErrorIds.EndpointAnswerInvalid, failure.ErrorId);
    }

    [Fact]
    public async Task A_firing_alert_has_its_severity_and_summary()
    {
        var alert = Assert.Single(await EventuallyAsync(() => services.Metrics.GetAlertsAsync(Token)));

        Assert.Equal(("ReplayMismatch", "firing", "critical", "A replay differs"), (alert.Name, alert.State, alert.Severity, alert.Summary));
        Assert.NotNull(alert.ActiveSince);
    }

    /// <summary>The server evaluates its rules once a second.</summary>
    private static async Task<IReadOnlyList<T>> EventuallyAsync<T>(Func<Task<IReadOnlyList<T>>> ask)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (await ask() is { Count: > 0 } found)
                return found;
            await Task.Delay(100, Token);
        }

        return [];
    }
}
