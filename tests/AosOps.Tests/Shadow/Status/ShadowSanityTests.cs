using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Tests.Shadow.Log;
using AosOps.Workflow;

namespace AosOps.Tests.Shadow.Status;

public sealed class ShadowSanityTests : IDisposable
{
    private readonly RunFixture run = new();
    private readonly FakeTime clock = new(new DateTimeOffset(2025, 12, 2, 12, 15, 30, TimeSpan.Zero));

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_run_is_healthy_when_every_section_is()
    {
        run.WithLog(Passed());

        var checks = await Check(new Metrics());

        Assert.Equal(["ProcessStatus", "MismatchCheck", "DiskUsage", "RecentActivity", "PrometheusMetrics", "Overall"], checks.Select(check => check.Name));
        Assert.Equal("HEALTHY", checks[^1].Value);
    }

    [Fact]
    public async Task Mismatches_spoil_the_verdict()
    {
        run.WithLog(new LogText().Clean(1).Mismatched(2, 1).Report(2, 18, 18, 1).Failed());

        var checks = await Check(new Metrics());

        Assert.Equal((CheckStatus.Critical, "CRITICAL"), (checks[1].Status, checks[^1].Value));
    }

    [Fact]
    public async Task Mismatches_that_only_a_report_counts_spoil_the_verdict()
    {
        run.WithLog(Passed()).WithReport(1, replays: 9, mismatches: 4);

        var checks = await Check(new Metrics());

        Assert.Equal((CheckStatus.Critical, (object)4L), (checks[1].Status, checks[1].Value));
    }

    [Fact]
    public async Task A_run_without_a_log_gets_a_verdict_too()
    {
        Assert.Equal("CRITICAL", (await Check(new Metrics()))[^1].Value);
    }

    [Fact]
    public async Task The_last_ten_lines_are_the_recent_activity()
    {
        run.WithLog(Passed());

        var lines = Assert.IsType<IReadOnlyList<string>>((await Check(new Metrics()))[3].Value, exactMatch: false);

        Assert.Equal(10, lines.Count);
        Assert.EndsWith("SHADOW SIMULATION PASSED", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metrics_server_that_cannot_be_reached_is_skipped_and_named()
    {
        run.WithLog(Passed());

        var checks = await Check(new Metrics { Failure = EndpointException.Unreachable("http://localhost:9090/", new IOException("refused")) });

        Assert.Equal((CheckStatus.Skipped, "HEALTHY"), (checks[4].Status, checks[^1].Value));
        Assert.Contains("http://localhost:9090/", checks[4].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_failures_that_the_metrics_count_spoil_the_verdict()
    {
        run.WithLog(Passed());

        Assert.Equal("WARNING", (await Check(new Metrics { Failures = 2 }))[^1].Value);
    }

    private static LogText Passed() => new LogText().Header().Clean(1).Report(1, 9, 9, 0).Passed();

    private Task<IReadOnlyList<CheckResult>> Check(Metrics metrics) => new ShadowSanity(new ShadowProcessFinder(), clock)
        .CheckAsync(run.Run, () => metrics, new RecordingObserver(), TestContext.Current.CancellationToken);

    private sealed class Metrics : IMetricsSource
    {
        public EndpointException? Failure { get; init; }

        public double Failures { get; init; }

        public Uri Endpoint { get; } = new("http://localhost:9090/");

        public Task CheckReadyAsync(CancellationToken token) => Task.CompletedTask;

        public Task<IReadOnlyList<MetricSample>> QueryAsync(string expression, CancellationToken token)
        {
            if (Failure is not null)
                throw Failure;
            var value = expression.Contains(WorkflowMetrics.ReplayFailures, StringComparison.Ordinal) ? Failures : 100;
            return Task.FromResult<IReadOnlyList<MetricSample>>([new MetricSample("", new Dictionary<string, string>(), value, default)]);
        }

        public Task<IReadOnlyList<MetricAlert>> GetAlertsAsync(CancellationToken token) => Task.FromResult<IReadOnlyList<MetricAlert>>([]);
    }
}
