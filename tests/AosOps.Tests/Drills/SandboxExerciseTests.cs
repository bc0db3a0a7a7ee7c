using AosOps.Configuration;
using AosOps.Drills;
using AosOps.Operations;
using AosOps.Simulation;
using AosOps.Workflow;

namespace AosOps.Tests.Drills;

/// <summary>The exercises that need no server, on a clock that jumps.</summary>
public sealed class SandboxExerciseTests : IDisposable
{
    private readonly JumpingClock clock = new(new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.Zero));
    private readonly DrillSandbox sandbox = DrillSandbox.Create(new AosConfiguration(), keep: false);
    private readonly RecordingObserver observer = new();

    private static Lazy<IWorkflowServices> NoServices =>
        new(() => throw EndpointException.Unreachable("http://localhost:9090", new IOException("refused")));

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task A_quick_run_its_check_and_its_summary_are_as_expected()
    {
        await PassesAsync(new QuickRunExercise(clock));
        await PassesAsync(new SanityExercise(NoServices, clock));
        await PassesAsync(new GoldenSummaryExercise(clock));
        Assert.Empty(observer.Failures);
    }

    [Fact]
    public async Task A_run_does_not_start_while_workflows_are_stopped()
    {
        await RunAsync(new EnableStopExercise(clock));

        var failure = await Assert.ThrowsAsync<AosException>(() => RunAsync(new QuickRunExercise(clock)));

        Assert.Equal(ErrorIds.EmergencyStopActive, failure.ErrorId);
    }

    [Fact]
    public async Task A_report_that_cannot_be_read_fails_the_summary()
    {
        await RunAsync(new QuickRunExercise(clock));
        var report = Directory.GetFiles(sandbox.Configuration.RunRoot, "cycle_2.json", SearchOption.AllDirectories)[0];
        File.WriteAllText(report, "Traceback (most recent call last):");

        Assert.False((await RunAsync(new GoldenSummaryExercise(clock))).Passed);
    }

    [Fact]
    public async Task Stopping_looking_and_letting_run_again_are_as_expected()
    {
        await PassesAsync(new EnableStopExercise(clock));
        await PassesAsync(new StopStatusExercise(clock));
        await PassesAsync(new DisableStopExercise(clock));
        Assert.False(File.Exists(sandbox.Configuration.EmergencyStopPath));
    }

    [Fact]
    public async Task The_status_of_a_stop_that_nobody_set_fails_the_drill() =>
        Assert.False((await RunAsync(new StopStatusExercise(clock))).Passed);

    [Fact]
    public async Task The_variable_of_the_process_plays_no_part()
    {
        await RunAsync(new EnableStopExercise(clock));

        Assert.Null(Environment.GetEnvironmentVariable("WORKFLOW_EMERGENCY_STOP"));
    }

    [Fact]
    public async Task A_summary_without_a_run_is_an_error()
    {
        var failure = await Assert.ThrowsAsync<AosException>(() => RunAsync(new GoldenSummaryExercise(clock)));

        Assert.Equal(ErrorIds.ShadowRunNotFound, failure.ErrorId);
    }

    [Fact]
    public async Task A_golden_file_that_was_deleted_fails_the_summary()
    {
        await RunAsync(new QuickRunExercise(clock));
        File.Delete(Directory.GetFiles(sandbox.Configuration.RunRoot, "*.golden.json", SearchOption.AllDirectories)[0]);

        var finding = await RunAsync(new GoldenSummaryExercise(clock));

        Assert.False(finding.Passed);
        Assert.Contains("1 missing", finding.Actual, StringComparison.Ordinal);
    }

    private async Task PassesAsync(IDrillExercise exercise)
    {
        var finding = await RunAsync(exercise);

        Assert.True(finding.Passed, finding.Actual);
    }

    private Task<DrillFinding> RunAsync(IDrillExercise exercise) =>
        exercise.RunAsync(sandbox, observer, TestContext.Current.CancellationToken);
}
