using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Tests.Shadow.Log;

namespace AosOps.Tests.Shadow.Status;

public sealed class ShadowStatusTests : IDisposable
{
    private readonly RunFixture run = new();
    private readonly RecordingObserver observer = new();
    private readonly FakeTime clock = new(new DateTimeOffset(2025, 12, 2, 12, 15, 30, TimeSpan.Zero));

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_run_that_passed_is_completed_and_healthy()
    {
        run.WithLog(new LogText().Header().Clean(1).Clean(2).At("13:12:25").Report(2, 18, 18, 0).Passed()).WithGolden("primary-w0-00000001").WithGolden("primary-w0-00000002");

        var status = await Status();

        Assert.Equal((ShadowRunState.Completed, CheckStatus.Healthy), (status.State, status.Health));
        Assert.Equal((2, 2, 0, 18, 18, 0), (status.Cycles, status.SuccessfulCycles, status.FailedCycles, status.Workflows, status.Replays, status.Mismatches));
        Assert.Equal((2, 800), (status.GoldenFiles, status.GoldenBytes));
        Assert.Equal(TimeSpan.FromSeconds(6), status.Elapsed);
    }

    [Fact]
    public async Task A_run_with_mismatches_failed_and_is_critical_whatever_it_says()
    {
        run.WithLog(new LogText().Clean(1).Mismatched(2, 43).Raw("Shadow simulation complete"));

        var status = await Status();

        Assert.Equal((ShadowRunState.Failed, CheckStatus.Critical, 43), (status.State, status.Health, status.Mismatches));
    }

    [Fact]
    public async Task A_log_that_just_stops_in_a_cycle_is_aborted_and_critical_and_names_the_cycle()
    {
        run.WithLog(new LogText().Header().Clean(1).Clean(2).Clean(3).Begin(4));

        var status = await Status();

        Assert.Equal((ShadowRunState.Aborted, CheckStatus.Critical, 4, 1), (status.State, status.Health, status.LastCycle, status.UnfinishedCycles));
        Assert.StartsWith("Aborted in cycle 4:", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mismatches_at_which_a_run_died_are_counted_from_the_report_that_it_left()
    {
        run.WithLog(new LogText().Header().Clean(1).Begin(2)).WithReport(1, replays: 9, mismatches: 0).WithReport(2, replays: 9, mismatches: 4);

        var status = await Status();

        Assert.Equal((ShadowRunState.Aborted, 18, 4), (status.State, status.Replays, status.Mismatches));
    }

    [Fact]
    public async Task The_report_of_a_cycle_that_the_log_ends_is_not_counted_again()
    {
        run.WithLog(new LogText().Header().Mismatched(1, 4)).WithReport(1, replays: 9, mismatches: 4);

        Assert.Equal(4, (await Status()).Mismatches);
    }

    [Fact]
    public async Task A_log_that_just_stops_between_cycles_is_aborted_after_the_last()
    {
        run.WithLog(new LogText().Header().Clean(1).Clean(2));

        Assert.StartsWith("Aborted after cycle 2:", (await Status()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_ends_between_the_look_at_its_log_and_the_look_for_its_process_has_not_died()
    {
        run.WithLog(new LogText().Header().Clean(1));
        File.WriteAllText(Path.Combine(run.RunDirectory, ShadowProcessFile.FileName), "not valid");
        var reader = new ShadowSnapshotReader(new ShadowProcessFinder(run["no-such-proc"]), clock);
        var ending = new EndingRun(() => run.WithLog(new LogText().Header().Clean(1).Passed()));

        var snapshot = await reader.ReadAsync(run.Run, new ShadowSnapshotOptions(), ending, TestContext.Current.CancellationToken);

        Assert.Equal(ShadowRunState.Completed, snapshot.State);
    }

    [Fact]
    public async Task A_checkpoint_that_cannot_be_written_is_reported_and_the_status_is_read_all_the_same()
    {
        run.WithLog(new LogText().Header().Clean(1).Passed());
        File.WriteAllText(run["file"], "");
        var options = new ShadowSnapshotOptions { CheckpointPath = Path.Combine(run["file"], "checkpoint.json") };

        var snapshot = await new ShadowSnapshotReader(new ShadowProcessFinder(), clock).ReadAsync(run.Run, options, observer, TestContext.Current.CancellationToken);

        Assert.Equal(ShadowRunState.Completed, snapshot.State);
        Assert.NotEmpty(observer.Failures);
    }

    [Fact]
    public async Task A_run_that_a_signal_ended_is_interrupted_and_a_warning()
    {
        run.WithLog(new LogText().Clean(1).Begin(2).Info("Shutting down shadow simulation...").Info("Final report: /tmp/x.json"));

        var status = await Status();

        Assert.Equal((ShadowRunState.Interrupted, CheckStatus.Warning, 0, 1), (status.State, status.Health, status.FailedCycles, status.UnfinishedCycles));
    }

    [Fact]
    public async Task A_run_with_a_living_process_is_running()
    {
        run.WithLog(new LogText().Header().Clean(1).Begin(2));
        Assert.True(ShadowProcessFile.Describe(Environment.ProcessId)!.TryClaim(run.RunDirectory));

        var status = await Status();

        Assert.Equal((ShadowRunState.Running, CheckStatus.Healthy, Environment.ProcessId), (status.State, status.Health, status.ProcessId));
        Assert.Equal((2, 0, TimeSpan.FromSeconds(30)), (status.Cycles, status.UnfinishedCycles, status.LogAge));
        Assert.Equal(TimeSpan.FromSeconds(191), status.Elapsed);
    }

    [Fact]
    public async Task A_crashed_cycle_is_a_failed_one()
    {
        run.WithLog(new LogText().Clean(19).Crashed(20).Report(20, 180, 180, 0).Passed());

        var status = await Status();

        Assert.Equal((ShadowRunState.Failed, 1, 1, 1), (status.State, status.SuccessfulCycles, status.FailedCycles, status.CrashedCycles));
    }

    [Fact]
    public async Task A_run_without_a_log_is_unknown()
    {
        var status = await Status();

        Assert.Equal((ShadowRunState.Unknown, CheckStatus.Critical), (status.State, status.Health));
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_is_a_failure_that_names_it_and_the_rest_is_told()
    {
        Directory.CreateDirectory(run.LogPath);
        run.WithGolden("primary-w0-00000001");

        var status = await Status();

        Assert.Equal(run.LogPath, Assert.Single(observer.Failures).FilePath);
        Assert.Equal((ShadowRunState.Unknown, 1), (status.State, status.GoldenFiles));
    }

    [Fact]
    public async Task A_run_directory_that_is_deleted_meanwhile_leaves_its_numbers_empty()
    {
        run.WithLog(new LogText().Clean(1).Passed()).WithGolden("primary-w0-00000001");
        var observed = run.Run;
        Directory.Delete(run.RunDirectory, recursive: true);

        var status = await Status(observed);

        Assert.Equal((1, (long?)null), (status.Cycles, status.GoldenFiles));
        Assert.All(observer.Failures, failure => Assert.Equal(run.RunDirectory, failure.FilePath));
    }

    [Fact]
    public async Task A_checkpoint_is_kept_in_the_file_that_is_named()
    {
        run.WithLog(new LogText().Clean(1).Clean(2));
        var first = await Status(checkpoint: run["checkpoint.json"]);
        File.AppendAllText(run.LogPath, new LogText().Clean(3).ToString());

        var second = await Status(checkpoint: run["checkpoint.json"]);

        Assert.Equal((2, 3), (first.Cycles, second.Cycles));
        Assert.Empty(observer.Warnings);
    }

    [Fact]
    public async Task A_checkpoint_of_another_log_is_told_of_and_replaced()
    {
        run.WithLog(new LogText().Clean(1).Clean(2));
        await Status(checkpoint: run["checkpoint.json"]);
        File.Delete(run.LogPath);
        run.WithLog(new LogText().At("14:00:00").Clean(1));

        var status = await Status(checkpoint: run["checkpoint.json"]);

        Assert.Equal(1, status.Cycles);
        Assert.Contains(run.LogPath, Assert.Single(observer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_of_checkpoints_gets_one_for_each_log()
    {
        Directory.CreateDirectory(run["checkpoints"]);
        run.WithLog(new LogText().Clean(1));

        await Status(checkpoint: run["checkpoints"]);

        Assert.Equal("shadow_24h_20251202_131219.log.checkpoint.json", Path.GetFileName(Assert.Single(Directory.GetFiles(run["checkpoints"]))));
    }

    [Fact]
    public async Task A_file_that_is_no_checkpoint_is_a_failure_and_stays_as_it_is()
    {
        run.WithLog(new LogText().Clean(1));
        File.WriteAllText(run["notes.txt"], "important");

        var status = await Status(checkpoint: run["notes.txt"]);

        Assert.Equal((ErrorIds.CheckpointInvalid, 1), (Assert.Single(observer.Failures).ErrorId, status.Cycles));
        Assert.Equal("important", File.ReadAllText(run["notes.txt"]));
    }

    private Task<ShadowStatus> Status(ShadowRun? observed = null, string? checkpoint = null) =>
        new ShadowStatusReader(new ShadowSnapshotReader(new ShadowProcessFinder(), clock)).ReadAsync(
            observed ?? run.Run, new ShadowSnapshotOptions { CheckpointPath = checkpoint }, observer, TestContext.Current.CancellationToken);

    /// <summary>Lets the run end when its process is looked for, which a PID file that is not valid tells.</summary>
    private sealed class EndingRun(Action end) : IOperationObserver
    {
        public void Fail(AosException failure, object? target = null) => end();

        public void Warn(string message)
        {
        }

        public void Detail(string message)
        {
        }

        public void Report(OperationProgress value)
        {
        }
    }
}
