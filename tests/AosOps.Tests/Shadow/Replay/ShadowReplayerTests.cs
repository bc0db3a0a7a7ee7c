using System.Security.Cryptography;
using System.Text;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Replay;

public sealed class ShadowReplayerTests : IDisposable
{
    private readonly RecordedRun run = new();
    private readonly RecordingObserver observer = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Files_as_they_were_recorded_match()
    {
        run.Report();

        var replays = await run.ReplayAsync(observer);

        Assert.Equal(["compute", "io", "llm"], replays.Select(replay => replay.WorkflowType));
        Assert.All(replays, replay => Assert.Equal((ReplayOutcome.Match, ReplayChange.Nothing, null), (replay.Outcome, replay.Changed, replay.Cause)));
        Assert.Empty(observer.Failures);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_directory_in_the_place_of_a_golden_file_is_unreadable_and_the_others_are_replayed(bool listsFiles)
    {
        if (listsFiles)
            run.Report();
        var path = run.PathOf(run["io"]);
        File.Delete(path);
        Directory.CreateDirectory(path);

        var replays = await run.ReplayAsync(observer);

        Assert.Equal([ReplayOutcome.Match, ReplayOutcome.Unreadable, ReplayOutcome.Match], replays.OrderBy(replay => replay.Path, StringComparer.Ordinal).Select(replay => replay.Outcome));
        var failure = Assert.Single(observer.Failures);
        Assert.Equal((ErrorIds.PathIsDirectory, path), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public async Task A_replay_writes_nothing()
    {
        run.Report();
        var before = Content();

        await run.ReplayAsync(repeats: 10);

        Assert.Equal(before, Content());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\0")]
    [InlineData("<html></html>")]
    public async Task A_file_that_cannot_be_read_is_an_error_and_the_rest_is_replayed(string content)
    {
        run.Write(run["io"].RunId, Encoding.UTF8.GetBytes(content));

        var replays = await run.ReplayAsync(observer);

        Assert.Equal([ReplayOutcome.Match, ReplayOutcome.Unreadable, ReplayOutcome.Match], replays.Select(replay => replay.Outcome));
        var failure = Assert.Single(observer.Failures);
        Assert.Equal((ErrorIds.GoldenFileInvalid, run.PathOf(run["io"])), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public async Task A_workload_that_differs_from_time_to_time_is_caught_by_repeats()
    {
        var engine = new ScriptedEngine((type, seed, call) => new Workload().Execute(type, call == 8 ? seed + 1 : seed));

        var replay = (await run.Replayer(engine, repeats: 10).ReplayAsync(run.PathOf(run["io"]), observer, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken)).Single();

        Assert.Equal((ReplayOutcome.Mismatch, ReplayChange.Workload, 8), (replay.Outcome, replay.Changed, replay.Repeats));
        Assert.Contains("execution 8 of 10", replay.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeats_are_counted()
    {
        var replays = await run.ReplayAsync(repeats: 10);

        Assert.All(replays, replay => Assert.Equal(10, replay.Repeats));
    }

    [Fact]
    public async Task Run_ids_select_files_of_a_run()
    {
        var replays = await run.Replayer().ReplayAsync(run.Run, [run["llm"].RunId, "primary-w9-00000000"], observer, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([ReplayOutcome.Match, ReplayOutcome.Missing], replays.Select(replay => replay.Outcome));
        Assert.Equal(ErrorIds.PathNotFound, Assert.Single(observer.Failures).ErrorId);
    }

    [Theory]
    [InlineData("../golden/primary-w0-00000000")]
    [InlineData("")]
    public void A_run_id_that_is_a_path_is_refused(string runId) =>
        Assert.Equal(ErrorIds.GoldenFileNotFound, Assert.Throws<AosException>(() => run.Replayer().ReplayAsync(run.Run, [runId], observer, TestContext.Current.CancellationToken)).ErrorId);

    [Theory]
    [InlineData("")]
    [InlineData("golden")]
    [InlineData("reports")]
    public async Task A_run_is_known_by_any_of_its_folders(string folder)
    {
        run.Report();

        Assert.Equal(3, (await run.ReplayAsync(path: Path.Combine(run.Path, folder))).Count);
    }

    [Fact]
    public async Task Results_stream_while_files_are_being_read()
    {
        for (var number = 0; number < 1_500; number++)
            run.Add(run["io"] with { RunId = $"primary-w1-{number:x8}" });
        var executions = 0;
        var engine = new ScriptedEngine((type, seed, call) =>
        {
            Interlocked.Exchange(ref executions, call);
            return new Workload().Execute(type, seed);
        });

        await using var results = run.Replayer(engine).ReplayAsync(run.Path, observer, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await results.MoveNextAsync();

        Assert.InRange(Volatile.Read(ref executions), 1, 1_400);
    }

    private string[] Content() =>
        [.. Directory.EnumerateFiles(run.Path, "*", SearchOption.AllDirectories).Order().Select(path => path + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))))];
}
