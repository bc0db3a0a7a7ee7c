using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Simulation;

/// <summary>How a run ends before its time.</summary>
public sealed class ShadowRunEndTests : IDisposable
{
    private readonly SimulatedRun run = new();
    private readonly CancellationTokenSource interrupt = new();

    public void Dispose()
    {
        run.Dispose();
        interrupt.Dispose();
    }

    [Fact]
    public async Task An_interrupted_run_writes_its_final_report_and_is_judged_by_what_it_did()
    {
        run.At(TimeSpan.FromSeconds(95), interrupt.Cancel);

        var result = await run.RunAsync(interrupt.Token);
        var log = run.Statistics();

        Assert.Equal((ShadowRunVerdict.Passed, ShadowRunEnding.Interrupted, 4, 40), (result.Verdict, result.State, result.Cycles, result.Replays));
        Assert.Equal((ShadowLogEnd.Interrupted, result.ReportPath), (log.End, log.FinalReport));
        Assert.Equal((4, 40), (RunSummaryReportReader.Read(result.ReportPath!).CyclesCompleted, RunSummaryReportReader.Read(result.ReportPath!).TotalReplays));
        Assert.Contains(run.Log, line => line.EndsWith(" Shutting down shadow simulation...", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interrupted_run_does_not_wait_for_its_interval()
    {
        run.At(TimeSpan.FromSeconds(31), interrupt.Cancel);

        var result = await run.RunAsync(interrupt.Token);

        Assert.InRange(result.Duration, TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(32));
    }

    [Fact]
    public async Task Mismatches_before_the_interruption_fail_the_run()
    {
        var workload = new Workload();
        run.Engine = new ScriptedEngine((type, seed, call) => workload.Execute(type, call == 1 ? seed + 1 : seed));
        run.At(TimeSpan.FromSeconds(31), interrupt.Cancel);

        var result = await run.RunAsync(interrupt.Token);

        Assert.Equal((ShadowRunVerdict.Failed, ShadowRunEnding.Interrupted, 1), (result.Verdict, result.State, result.Mismatches));
    }

    [Fact]
    public async Task A_run_that_is_interrupted_before_its_first_cycle_fails_and_reports_that()
    {
        await interrupt.CancelAsync();

        var result = await run.RunAsync(interrupt.Token);

        Assert.Equal((ShadowRunVerdict.Failed, 0, 0), (result.Verdict, result.Cycles, result.Replays));
        Assert.True(File.Exists(result.ReportPath));
    }

    [Fact]
    public async Task A_cycle_that_is_interrupted_is_unfinished_and_says_how_many_golden_files_were_not_replayed()
    {
        var workload = new Workload();
        run.Engine = new ScriptedEngine((type, seed, call) =>
        {
            // The eleventh execution is the first replay of the first cycle.
            if (call == 11)
                interrupt.Cancel();
            return workload.Execute(type, seed);
        });

        var result = await run.RunAsync(interrupt.Token);
        var report = Assert.Single(await run.ReadReportsAsync());

        Assert.Equal((ShadowRunEnding.Interrupted, 0, 10, 1, 9), (result.State, result.Cycles, result.Workflows, result.Replays, result.NotReplayed));
        Assert.Equal((10, 1, 10), (report.Workflows, report.Replays, report.GoldenFiles!.Count));
        Assert.Equal((1L, 0L), (run.Statistics().CyclesUnfinished, run.Statistics().CyclesFailed));
        Assert.Contains(run.Log, line => line.EndsWith(" 9 golden files were not replayed.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_emergency_stop_ends_a_run_within_a_second_and_the_log_says_so()
    {
        var flag = run.UseEmergencyStop();
        run.At(TimeSpan.FromSeconds(40), () => File.WriteAllText(flag, ""));

        var result = await run.RunAsync();

        Assert.Equal((ShadowRunVerdict.Passed, ShadowRunEnding.EmergencyStopped, 2), (result.Verdict, result.State, result.Cycles));
        Assert.InRange(result.Duration, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(41));
        Assert.Contains(run.Log, line => line.Contains(" The run is stopped. The emergency stop ", StringComparison.Ordinal) && line.Contains(flag, StringComparison.Ordinal));
        Assert.Equal(ShadowLogEnd.Interrupted, run.Statistics().End);
    }

    [Fact]
    public async Task An_emergency_stop_that_cannot_be_read_ends_a_run()
    {
        var flag = run.UseEmergencyStop();
        run.At(TimeSpan.FromSeconds(40), () => Directory.CreateDirectory(flag));

        var result = await run.RunAsync();

        Assert.Equal((ShadowRunEnding.EmergencyStopped, 2), (result.State, result.Cycles));
        Assert.Contains(run.Log, line => line.Contains("Whether the emergency stop is set cannot be told", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_does_not_start_under_the_emergency_stop()
    {
        await File.WriteAllTextAsync(run.UseEmergencyStop(), "", SimulatedRun.Token);

        var failure = await Assert.ThrowsAsync<AosException>(() => run.RunAsync());

        Assert.Equal(ErrorIds.EmergencyStopActive, failure.ErrorId);
        Assert.False(Directory.Exists(run.Options.OutputDirectory));
    }
}
