using AosOps.Golden;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Simulation;

public sealed class ShadowRunnerTests : IDisposable
{
    private readonly SimulatedRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task The_log_the_reports_and_the_replayer_give_the_numbers_of_a_run_of_a_day()
    {
        run.Options = run.Options with { WorkflowsPerCycle = 2 };

        var result = await run.RunAsync();
        var log = run.Statistics();
        var reports = await run.ReadReportsAsync();
        var replays = await run.ReplayAsync();

        Assert.Equal((ShadowRunVerdict.Passed, ShadowRunEnding.Completed, TimeSpan.FromHours(24)), (result.Verdict, result.State, result.Duration));
        Assert.Equal((2880, 5760, 5760, 0, 0, 0), (result.Cycles, result.Workflows, result.Replays, result.Mismatches, result.CrashedCycles, result.NotReplayed));
        Assert.Equal((2880L, 2880L, 5760L, 5760L, 0L), (log.CyclesStarted, log.CyclesSucceeded, log.Workflows, log.Replays, log.Mismatches));
        Assert.Equal((288L, ShadowLogEnd.Passed, result.ReportPath), (log.ProgressLines, log.End, log.FinalReport));
        Assert.Equal((2880, 5760, 5760), (reports.Count, reports.Sum(report => report.Workflows), reports.Sum(report => report.Replays)));
        Assert.All(reports, report => Assert.True(report.Passed));
        Assert.Equal(5760, replays.Count(replay => replay is { Outcome: ReplayOutcome.Match, Changed: ReplayChange.Nothing }));
    }

    [Fact]
    public async Task A_quick_run_has_three_cycles_of_five_workflows_two_seconds_apart()
    {
        run.Options = run.Options.AsQuick();

        var result = await run.RunAsync();

        Assert.Equal((3, 15, 15, TimeSpan.FromSeconds(4)), (result.Cycles, result.Workflows, result.Replays, result.Duration));
    }

    [Fact]
    public async Task A_quick_run_covers_every_workflow_type_in_every_cycle()
    {
        run.Options = run.Options.AsQuick();

        await run.RunAsync();

        foreach (var report in await run.ReadReportsAsync())
        {
            var types = report.GoldenFiles!.Keys.Select(runId => ShadowGoldenFileReader.Read(Path.Combine(run.Golden, ShadowGoldenFile.FileName(runId))).WorkflowType);
            Assert.Equal(["compute", "io", "llm"], types.Distinct().Order());
        }
    }

    [Fact]
    public async Task Ten_workflows_over_three_workers_are_ten()
    {
        run.Options = run.Options.AsQuick() with { Cycles = 1, WorkflowsPerCycle = 10 };

        await run.RunAsync();

        var workers = run.GoldenFiles.GroupBy(path => ShadowGoldenFile.NamedRunId(path).Split('-')[1]).ToDictionary(share => share.Key, share => share.Count());
        Assert.Equal(new Dictionary<string, int> { ["w0"] = 4, ["w1"] = 3, ["w2"] = 3 }, workers);
    }

    [Fact]
    public async Task Half_an_hour_is_a_duration()
    {
        run.Options = run.Options with { Duration = TimeSpan.FromHours(0.5) };

        var result = await run.RunAsync();

        Assert.Equal((60, TimeSpan.FromMinutes(30)), (result.Cycles, result.Duration));
        Assert.Equal(TimeSpan.FromMinutes(30), run.Statistics().Header.TargetDuration);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_golden_files()
    {
        run.Options = run.Options.AsQuick();
        using var other = new SimulatedRun();
        other.Options = other.Options.AsQuick();

        await run.RunAsync();
        await other.RunAsync();

        Assert.Equal(run.GoldenFiles.Select(Path.GetFileName).Order(), other.GoldenFiles.Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_run_is_found_by_its_log_and_its_directory_as_one()
    {
        run.Options = run.Options.AsQuick();

        await run.RunAsync();

        var found = Assert.Single(run.Finder.Find());
        Assert.Equal((run.Options.LogPath, run.Options.OutputDirectory), (found.LogPath, found.Directory));
    }

    [Fact]
    public async Task Nothing_half_written_is_left()
    {
        run.Options = run.Options.AsQuick();

        await run.RunAsync();

        Assert.Empty(Directory.GetFiles(Path.Combine(run.Options.OutputDirectory, "primary")));
        Assert.All(run.GoldenFiles, path => Assert.EndsWith(ShadowGoldenFile.Extension, path, StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(run.Options.OutputDirectory, ShadowProcessFile.FileName)));
    }

    [Theory]
    [InlineData(0, 3, 10, 30)]
    [InlineData(1, 0, 10, 30)]
    [InlineData(1, 3, 0, 30)]
    [InlineData(1, 3, 10, 0)]
    [InlineData(1, 3, 10, 100_000)]
    [InlineData(10_000, 3, 10, 30)]
    public async Task An_option_that_no_run_can_have_is_refused(double hours, int workers, int workflows, double interval)
    {
        run.Options = run.Options with
        {
            Duration = TimeSpan.FromHours(hours),
            Workers = workers,
            WorkflowsPerCycle = workflows,
            CycleInterval = TimeSpan.FromSeconds(interval),
        };

        var failure = await Assert.ThrowsAsync<AosException>(() => run.RunAsync());

        Assert.Equal(ErrorIds.ShadowRunOptionInvalid, failure.ErrorId);
        Assert.False(Directory.Exists(run.Options.OutputDirectory));
    }

    [Fact]
    public async Task A_directory_in_which_a_run_is_under_way_is_refused()
    {
        Directory.CreateDirectory(run.Options.OutputDirectory);
        Assert.True(ShadowProcessFile.Describe(Environment.ProcessId)!.TryClaim(run.Options.OutputDirectory));

        var failure = await Assert.ThrowsAsync<AosException>(() => run.RunAsync());

        Assert.Equal((ErrorIds.ShadowRunActive, run.Options.OutputDirectory), (failure.ErrorId, failure.FilePath));
        Assert.False(File.Exists(run.Options.LogPath));
    }

    [Fact]
    public async Task A_directory_that_holds_another_run_is_refused()
    {
        run.Options = run.Options.AsQuick();
        await run.RunAsync();
        var before = run.GoldenFiles;

        var failure = await Assert.ThrowsAsync<AosException>(() => run.RunAsync());

        Assert.Equal(ErrorIds.ShadowDirectoryNotEmpty, failure.ErrorId);
        Assert.Equal(before, run.GoldenFiles);
    }
}
