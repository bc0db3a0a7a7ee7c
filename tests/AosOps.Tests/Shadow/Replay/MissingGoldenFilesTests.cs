using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Replay;

public sealed class MissingGoldenFilesTests : IDisposable
{
    private readonly RecordedRun run = new();
    private readonly RecordingObserver observer = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_golden_file_that_was_deleted_is_missing_by_name()
    {
        run.Report();
        File.Delete(run.PathOf(run["io"]));

        var replays = await run.ReplayAsync(observer);

        Assert.Equal([ReplayOutcome.Match, ReplayOutcome.Match, ReplayOutcome.Missing], replays.Select(replay => replay.Outcome));
        Assert.Equal(run["io"].RunId, replays[2].RunId);
        Assert.Contains("cycle 7", replays[2].Cause, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.GoldenFileNotFound, Assert.Single(observer.Failures).ErrorId);
    }

    [Fact]
    public async Task A_golden_file_that_was_deleted_is_counted_where_the_reports_only_count()
    {
        run.ReportCounts();
        File.Delete(run.PathOf(run["io"]));

        var replays = await run.ReplayAsync(observer);

        Assert.Equal(2, replays.Count);
        Assert.Contains("1 are missing", Assert.Single(observer.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_golden_files_is_an_error()
    {
        foreach (var file in new Workload().WorkflowTypes)
            File.Delete(run.PathOf(run[file]));

        Assert.Empty(await run.ReplayAsync(observer));
        Assert.Equal(ErrorIds.GoldenFileNotFound, Assert.Single(observer.Failures).ErrorId);
    }
}
