using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Tests.Shadow.Log;
using AosOps.Workflow;

namespace AosOps.Tests.Shadow.Status;

public sealed class ShadowSanityTests : IDisposable
{
    private static readonly FakeMetrics Quiet = new(new() { [WorkflowMetrics.Executions] = 90, [WorkflowMetrics.ReplayVerifications] = 90, [WorkflowMetrics.ReplayFailures] = 0 });

    private readonly RunFixture run = new();
    private readonly RecordingObserver observer = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_run_that_passed_is_healthy_in_every_section()
    {
        run.WithLog(Passed()).WithReport(1, 60, 0);

        var checks = await CheckAsync(Quiet);

        Assert.Equal(["ProcessStatus", "MismatchCheck", "DiskUsage", "RecentActivity", "PrometheusMetrics", "Overall"], checks.Select(check => check.Name));
        Assert.All(checks, check => Assert.True(check.Status == CheckStatus.Healthy || check.Name == "DiskUsage", check.ToString()));
        Assert.Equal("HEALTHY", checks[^1].Value);
    }

    [Fact]
    public async Task Mismatches_are_critical_and_so_is_the_verdict()
    {
        run.WithLog(new LogText().Header().Clean(1).Mismatched(2, 3).Report(2, 18, 18, 3).Failed());

        var checks = await CheckAsync(Quiet);

        Assert.Equal((CheckStatus.Critical, 3L), (Of(checks, "MismatchCheck").Status, Of(checks, "MismatchCheck").Value));
        Assert.Equal((CheckStatus.Critical, "CRITICAL"), (checks[^1].Status, checks[^1].Value));
        Assert.Contains("MismatchCheck", checks[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_a_log_is_critical_and_says_so()
    {
        run.WithReport(1, 60, 0);

        var checks = await CheckAsync(Quiet);

        Assert.Equal((CheckStatus.Critical, "The run has no log."), (Of(checks, "RecentActivity").Status, Of(checks, "RecentActivity").Message));
        Assert.Equal(CheckStatus.Critical, checks[^1].Status);
    }

    [Fact]
    public async Task A_run_of_which_neither_log_nor_report_speaks_does_not_pass_the_mismatch_check() =>
        Assert.Equal(CheckStatus.Critical, Of(await CheckAsync(Quiet), "MismatchCheck").Status);

    [Fact]
    public async Task Mismatches_that_only_a_report_counts_are_found()
    {
        run.WithLog(new LogText().Header().Clean(1).Begin(2)).WithReport(2, 60, 4, "a");

        Assert.Equal(4L, Of(await CheckAsync(Quiet), "MismatchCheck").Value);
    }

    [Fact]
    public async Task A_report_that_cannot_be_read_is_critical()
    {
        run.WithLog(Passed()).WithReport(1, "Traceback (most recent call last):\nKeyError: 'seed'\n");

        Assert.Equal(CheckStatus.Critical, Of(await CheckAsync(Quiet), "MismatchCheck").Status);
        Assert.Equal(ErrorIds.CycleReportInvalid, Assert.Single(observer.Failures).ErrorId);
    }

    [Fact]
    public async Task A_crashed_cycle_is_critical_though_it_counts_no_mismatch()
    {
        run.WithLog(new LogText().Header().Clean(1).Crashed(2).Report(2, 9, 9, 0).Passed());

        Assert.Equal(CheckStatus.Critical, Of(await CheckAsync(Quiet), "MismatchCheck").Status);
    }

    [Fact]
    public async Task A_run_whose_log_just_stops_is_critical()
    {
        run.WithLog(new LogText().Header().Clean(1).Begin(2));

        Assert.Equal(CheckStatus.Critical, Of(await CheckAsync(Quiet), "ProcessStatus").Status);
    }

    [Fact]
    public async Task An_interrupted_run_is_a_warning()
    {
        run.WithLog(new LogText().Header().Clean(1).Begin(2).Info("Shutting down shadow simulation..."));

        Assert.Equal(CheckStatus.Warning, Of(await CheckAsync(Quiet), "MismatchCheck").Status);
    }

    [Fact]
    public async Task Recent_activity_gives_the_last_ten_entries_of_the_log()
    {
        run.WithLog(Enumerable.Range(1, 20).Aggregate(new LogText().Header(), (text, cycle) => text.Clean(cycle)).Error("the last"));

        var recent = Assert.IsAssignableFrom<IReadOnlyList<string>>(Of(await CheckAsync(Quiet), "RecentActivity").Value);

        Assert.Equal(10, recent.Count);
        Assert.Equal("13:12:19 ERROR the last", recent[^1]);
        Assert.Equal("13:12:19 INFO Cycle 20: 9 workflows, 9 replays, 0 mismatches", recent[^2]);
    }

    [Fact]
    public async Task A_metrics_server_that_cannot_be_reached_is_skipped_by_name_and_does_not_spoil_the_verdict()
    {
        run.WithLog(Passed());
        var metrics = new FakeMetrics([]) { Failure = EndpointException.Unreachable("http://metrics:9090/", new IOException("refused")) };

        var checks = await CheckAsync(metrics);

        Assert.Equal(CheckStatus.Skipped, Of(checks, "PrometheusMetrics").Status);
        Assert.Contains("http://metrics:9090/", Of(checks, "PrometheusMetrics").Message, StringComparison.Ordinal);
        Assert.NotEqual(CheckStatus.Critical, checks[^1].Status);
        Assert.Empty(observer.Failures);
    }

    [Fact]
    public async Task A_metrics_server_without_workflow_metrics_is_skipped() =>
        Assert.Equal(CheckStatus.Skipped, Of(await CheckAsync(new FakeMetrics([])), "PrometheusMetrics").Status);

    [Fact]
    public async Task A_metrics_server_that_answers_with_an_error_is_a_warning()
    {
        var metrics = new FakeMetrics([]) { Failure = EndpointException.Failed("http://metrics:9090/", "500") };

        Assert.Equal(CheckStatus.Warning, Of(await CheckAsync(metrics), "PrometheusMetrics").Status);
    }

    [Fact]
    public async Task Replay_failures_that_the_metrics_count_are_a_warning()
    {
        var check = Of(await CheckAsync(new FakeMetrics(new() { [WorkflowMetrics.ReplayFailures] = 2 })), "PrometheusMetrics");

        Assert.Equal((CheckStatus.Warning, 2.0), (check.Status, check.Value));
        Assert.Equal("workflow_executions_total missing, workflow_replay_verifications_total missing, workflow_replay_failures_total 2.", check.Message);
    }

    [Fact]
    public async Task Without_a_client_for_metrics_the_other_sections_are_checked()
    {
        run.WithLog(Passed());

        var checks = await CheckAsync(() => throw new AosException(ErrorIds.IntegrationsMissing, FailureKind.NotFound, "not installed"));

        Assert.Equal(CheckStatus.Skipped, Of(checks, "PrometheusMetrics").Status);
        Assert.Equal(CheckStatus.Healthy, Of(checks, "MismatchCheck").Status);
        Assert.Empty(observer.Failures);
    }

    [Fact]
    public async Task One_byte_of_value_0_hides_nothing()
    {
        File.WriteAllBytes(run.LogPath, [.. new LogText().Header().Clean(1).ToBytes(), 0, (byte)'\n', .. new LogText().Mismatched(2, 1).ToBytes()]);

        Assert.Equal(CheckStatus.Critical, Of(await CheckAsync(Quiet), "MismatchCheck").Status);
    }

    private static LogText Passed() => new LogText().Header().Clean(1).Clean(2).Report(2, 18, 18, 0).Passed();

    private static CheckResult Of(IReadOnlyList<CheckResult> checks, string name) => Assert.Single(checks, check => check.Name == name);

    private Task<IReadOnlyList<CheckResult>> CheckAsync(FakeMetrics metrics) => CheckAsync(() => metrics);

    private Task<IReadOnlyList<CheckResult>> CheckAsync(Func<IMetricsSource> metrics) =>
        new ShadowSanity(new ShadowProcessFinder(), new FakeTime()).CheckAsync(run.Run, metrics, observer, TestContext.Current.CancellationToken);
}
