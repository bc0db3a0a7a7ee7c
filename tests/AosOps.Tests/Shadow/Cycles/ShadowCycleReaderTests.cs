using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Tests.Shadow.Log;

namespace AosOps.Tests.Shadow.Cycles;

public sealed class ShadowCycleReaderTests : IDisposable
{
    private readonly RunFixture run = new();
    private readonly RecordingObserver observer = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_cycle_has_its_number_times_counts_and_line()
    {
        run.WithLog(new LogText().At("23:59:50").Info("Press Ctrl+C to stop").Begin(1).At("00:00:05").End(1));

        var cycle = Assert.Single(await Cycles());

        Assert.Equal((1, ShadowCycleState.Succeeded, 9, 9, 0, 2L), (cycle.Number, cycle.State, cycle.Workflows, cycle.Replays, cycle.Mismatches, cycle.LineNumber));
        Assert.Equal(TimeSpan.FromSeconds(15), cycle.Duration);
        Assert.Equal(3, cycle.CompletedAt!.Value.Day);
    }

    [Fact]
    public async Task Each_way_in_which_a_cycle_can_go_is_told_apart()
    {
        run.WithLog(new LogText().Clean(1).Mismatched(2, 1).Crashed(3).Begin(4).Clean(5).Begin(6).Info("Shutting down shadow simulation..."));

        Assert.Equal(
            [ShadowCycleState.Succeeded, ShadowCycleState.Failed, ShadowCycleState.Crashed, ShadowCycleState.Unfinished, ShadowCycleState.Succeeded, ShadowCycleState.Unfinished],
            (await Cycles()).Select(cycle => cycle.State));
    }

    [Fact]
    public async Task The_cycle_that_a_living_process_is_at_is_running()
    {
        run.WithLog(new LogText().Clean(1).Begin(2));
        Assert.True(ShadowProcessFile.Describe(Environment.ProcessId)!.TryClaim(run.RunDirectory));

        Assert.Equal(ShadowCycleState.Running, (await Cycles())[^1].State);
    }

    [Fact]
    public async Task What_the_log_leaves_open_is_taken_from_the_report()
    {
        run.WithLog(new LogText().Mismatched(1, 14).Begin(2)).WithReport(1, replays: 60, mismatches: 14).WithReport(2, replays: 9, mismatches: 4);

        var cycles = await Cycles();

        Assert.Equal((60, 60, 14), (cycles[0].Workflows, cycles[0].Replays, cycles[0].Mismatches));
        Assert.Equal((ShadowCycleState.Unfinished, 4), (cycles[1].State, cycles[1].Mismatches));
    }

    [Fact]
    public async Task A_report_that_is_a_traceback_says_so_in_its_cycle()
    {
        run.WithLog(new LogText().Clean(1).Begin(2)).WithReport(2, "Traceback (most recent call last):\nKeyError: 'seed'\n");

        Assert.Contains("traceback", (await Cycles())[1].ReportError, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_failed_cycle_that_two_lines_report_is_one_cycle()
    {
        run.WithLog(new LogText().Mismatched(1, 2).End(1, 9, 8, 2).Clean(2));

        var cycles = await Cycles();

        Assert.Equal(2, cycles.Count);
        Assert.Equal((ShadowCycleState.Failed, 8, 2), (cycles[0].State, cycles[0].Replays, cycles[0].Mismatches));
    }

    [Fact]
    public async Task A_quiet_log_leaves_the_cycles_to_the_reports()
    {
        run.WithLog(new LogText().Header().Progress(10, 90)).WithReport(1, 9, 0).WithReport(2, 9, 1).WithReport(10, 9, 0).WithReport(3, "<html>");

        Assert.Equal(
            [(1, ShadowCycleState.Succeeded), (2, ShadowCycleState.Failed), (3, ShadowCycleState.Crashed), (10, ShadowCycleState.Succeeded)],
            (await Cycles()).Select(cycle => (cycle.Number, cycle.State)));
    }

    [Fact]
    public async Task Numbers_that_begin_again_are_other_cycles()
    {
        run.WithLog(new LogText().Clean(1).Clean(2).Header().Clean(1));

        Assert.Equal([1, 2, 1], (await Cycles()).Select(cycle => cycle.Number));
    }

    [Fact]
    public async Task The_cycles_agree_with_the_numbers_of_the_log()
    {
        var random = new Random(7);
        var mutation = new LogMutation(random);
        for (var input = 0; input < 500; input++)
        {
            File.WriteAllBytes(run.LogPath, mutation.Create());
            var numbers = new ShadowLogReader(new FakeTime()).Read(run.LogPath, TestContext.Current.CancellationToken);
            var cycles = await Cycles();

            // What a quiet part of a log only states is not listed.
            var unlisted = numbers.CyclesStarted - cycles.Count;
            Assert.Equal(
                (numbers.CyclesSucceeded - unlisted, numbers.CyclesFailed, numbers.CyclesUnfinished + (numbers.OpenCycle is null ? 0 : 1)),
                (Count(cycles, ShadowCycleState.Succeeded), Count(cycles, ShadowCycleState.Failed) + Count(cycles, ShadowCycleState.Crashed), Count(cycles, ShadowCycleState.Unfinished)));
        }
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_is_an_error_that_names_it()
    {
        Directory.CreateDirectory(run.LogPath);

        Assert.Equal(run.LogPath, (await Assert.ThrowsAsync<AosException>(Cycles)).FilePath);
    }

    private static long Count(List<ShadowCycle> cycles, ShadowCycleState state) => cycles.Count(cycle => cycle.State == state);

    private async Task<List<ShadowCycle>> Cycles()
    {
        var cycles = new List<ShadowCycle>();
        await foreach (var cycle in new ShadowCycleReader(new ShadowProcessFinder(), new FakeTime()).ReadAsync(run.Run, observer, TestContext.Current.CancellationToken))
            cycles.Add(cycle);
        return cycles;
    }
}
