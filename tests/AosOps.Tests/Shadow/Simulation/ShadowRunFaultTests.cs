using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Simulation;

/// <summary>What a run does when something goes wrong: it says so, and goes on to its final report.</summary>
public sealed class ShadowRunFaultTests : IDisposable
{
    private static readonly TimeSpan InTheSecondInterval = TimeSpan.FromSeconds(3);

    private readonly SimulatedRun run = new();

    public ShadowRunFaultTests() => run.Options = run.Options.AsQuick();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_workload_that_is_not_deterministic_is_a_mismatch_of_its_cycle_and_the_run_goes_on()
    {
        // The second cycle has the executions 11 to 20: five that are recorded, five that are replayed.
        run.Engine = Misbehaving(call => call is 12 or 13, static execution => new([.. execution.StepHashes.SkipLast(1), "llm_stub:0000000000000000"], new string('0', 64)));
        run.Alerts = new RecordingSender();

        var result = await run.RunAsync();
        var report = (await run.ReadReportsAsync())[1];
        var log = run.Statistics();

        Assert.Equal((ShadowRunVerdict.Failed, ShadowRunEnding.Completed, 3, 15, 2), (result.Verdict, result.State, result.Cycles, result.Replays, result.Mismatches));
        Assert.Equal((5, 3, 2, false), (report.Replays, report.Matches, report.Mismatches, report.Passed));
        Assert.All(report.MismatchDetails, detail => Assert.Equal(("llm_stub:0000000000000000", new string('0', 64)), (detail.OriginalStep, detail.OriginalHash)));
        Assert.Equal((2L, 1L, 2L, ShadowLogEnd.Failed), (log.CyclesSucceeded, log.CyclesFailed, log.Mismatches, log.End));
        Assert.Contains("Cycle 2: 2 mismatches detected!", Messages());
        Assert.Contains("ALERT: Shadow simulation detected 2 mismatches in cycle 2", Messages());
        Assert.Equal("Shadow simulation detected 2 mismatches in cycle 2", Assert.Single(run.Alerts.Sent).Message);
    }

    [Fact]
    public async Task A_report_details_five_mismatches_and_counts_all()
    {
        run.Options = run.Options with { Cycles = 1, WorkflowsPerCycle = 9 };
        run.Engine = Misbehaving(call => call <= 9, static execution => new(execution.StepHashes, new string('0', 64)));

        await run.RunAsync();

        var report = (await run.ReadReportsAsync())[0];
        Assert.Equal((9, 5), (report.Mismatches, report.MismatchDetails.Count));
    }

    [Fact]
    public async Task A_golden_file_that_cannot_be_read_back_is_a_mismatch()
    {
        run.Engine = Misbehaving(call => call == 6, execution =>
        {
            // The sixth execution is the first replay: the file that it replays has been read.
            File.WriteAllText(run.GoldenFiles.Order().Last(), "<html>");
            return execution;
        });

        var result = await run.RunAsync();

        Assert.Equal((ShadowRunVerdict.Failed, 1, 3), (result.Verdict, result.Mismatches, result.Cycles));
        Assert.Contains(Messages(), message => message.Contains("is not a golden file of a shadow run", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_golden_file_that_is_altered_or_deleted_after_its_replay_is_found_at_the_end(bool deleted)
    {
        run.At(InTheSecondInterval, () =>
        {
            var victim = run.GoldenFiles.Order().First();
            if (deleted)
                File.Delete(victim);
            else
                File.AppendAllText(victim, "\n");
        });

        var result = await run.RunAsync();

        Assert.Equal((ShadowRunVerdict.Failed, 1, 15), (result.Verdict, result.Mismatches, result.Replays));
        Assert.Contains("1 golden files were altered or deleted after their replay:", Messages());
        Assert.Equal((ShadowLogEnd.Failed, 1L), (run.Statistics().End, run.Statistics().Mismatches));
    }

    [Fact]
    public async Task A_workflow_that_throws_crashes_its_cycle_and_not_the_run()
    {
        run.Engine = Misbehaving(call => call == 12, static _ => throw new InvalidOperationException("the workload is\nbroken"));

        var result = await run.RunAsync();
        var reports = await run.ReadReportsAsync();
        var log = run.Statistics();

        Assert.Equal((ShadowRunVerdict.Failed, 3, 1, 14, 0), (result.Verdict, result.Cycles, result.CrashedCycles, result.Replays, result.Mismatches));
        Assert.Equal((5, 4, 1, 4, false), (reports[1].Workflows, reports[1].Successful, reports[1].FailedWorkflows, reports[1].Replays, reports[1].Passed));
        Assert.Contains("the workload is\\nbroken", await File.ReadAllTextAsync(reports[1].Path, SimulatedRun.Token), StringComparison.Ordinal);
        Assert.Equal((2L, 1L, 1L), (log.CyclesSucceeded, log.CyclesFailed, log.CyclesCrashed));
        Assert.Contains(Messages(), message => message.EndsWith(": the workload is broken", StringComparison.Ordinal));
        Assert.Contains("1 of 3 cycles crashed.", Messages());
    }

    [Fact]
    public async Task A_crashed_cycle_does_not_look_like_a_success_to_who_looks_for_no_mismatches()
    {
        run.Engine = Misbehaving(_ => true, static _ => throw new InvalidOperationException("broken"));

        await run.RunAsync();

        Assert.DoesNotContain(run.Log, line => line.Contains(", 0 mismatches", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_without_replays_fails()
    {
        run.Engine = Misbehaving(_ => true, static _ => throw new InvalidOperationException("broken"));

        var result = await run.RunAsync();

        Assert.Equal((ShadowRunVerdict.Failed, 0, 3), (result.Verdict, result.Replays, result.CrashedCycles));
        Assert.Contains("No golden file was replayed: nothing shows that the workload is deterministic.", Messages());
        Assert.Equal(ShadowLogEnd.Failed, run.Statistics().End);
    }

    [Fact]
    public async Task A_cycle_whose_files_cannot_be_written_crashes_and_the_next_goes_on()
    {
        var primary = Path.Combine(run.Options.OutputDirectory, "primary");
        run.At(TimeSpan.FromSeconds(1), () => Directory.Delete(primary));
        run.At(InTheSecondInterval, () => Directory.CreateDirectory(primary));

        var result = await run.RunAsync();

        Assert.Equal((ShadowRunVerdict.Failed, 3, 1, 10), (result.Verdict, result.Cycles, result.CrashedCycles, result.Replays));
        Assert.Equal(["cycle_1.json", "cycle_3.json"], Directory.GetFiles(run.Reports, "cycle_*").Select(Path.GetFileName).Order());
        Assert.Contains(Messages(), message => message.Contains("The report of cycle 2 could not be written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_directory_that_is_deleted_leaves_a_log_with_an_end_and_an_error()
    {
        run.At(InTheSecondInterval, () => Directory.Delete(run.Options.OutputDirectory, recursive: true));

        var result = await run.RunAsync();

        Assert.Equal((ShadowRunVerdict.Failed, null, 3), (result.Verdict, result.ReportPath, result.Cycles));
        Assert.Contains(run.Observer.Failures, failure => failure.FilePath!.StartsWith(run.Reports, StringComparison.Ordinal));
        Assert.Equal(ShadowLogEnd.Failed, run.Statistics().End);
    }

    [Fact]
    public async Task A_full_disk_under_the_log_is_told_once_and_the_run_ends_with_its_report()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        run.Options = run.Options with { LogPath = "/dev/full" };

        var result = await run.RunAsync();

        Assert.Equal((ShadowRunVerdict.Passed, true), (result.Verdict, File.Exists(result.ReportPath)));
        var failure = Assert.Single(run.Observer.Failures);
        Assert.Equal((ErrorIds.WriteFailed, "/dev/full"), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public async Task An_alert_that_cannot_be_sent_is_a_warning_in_the_log()
    {
        run.Engine = Misbehaving(call => call == 1, static execution => new(execution.StepHashes, new string('0', 64)));
        run.Alerts = new RecordingSender(EndpointException.Failed("http://hook", "HTTP 404 NotFound"));

        var result = await run.RunAsync();

        Assert.Equal(3, result.Cycles);
        Assert.Contains("The alert was not sent: http://hook answered with an error: HTTP 404 NotFound", Messages());
    }

    private static ScriptedEngine Misbehaving(Func<int, bool> when, Func<WorkflowExecution, WorkflowExecution> how)
    {
        var workload = new Workload();
        return new ScriptedEngine((type, seed, call) =>
        {
            var execution = workload.Execute(type, seed);
            return when(call) ? how(execution) : execution;
        });
    }

    private IEnumerable<string> Messages() => run.Log.Where(line => line.Length > 0 && line[0] == '\e').Select(line => line.Split(' ', 3)[2].TrimStart());
}
