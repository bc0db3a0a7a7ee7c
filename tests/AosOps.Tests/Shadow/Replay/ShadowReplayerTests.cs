using System.Security.Cryptography;
using System.Text;
using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Tests.Golden;

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
    [InlineData("\"seed\": 54321", "\"seed\": 54322", 0, "contradict|seed was altered")]
    [InlineData("\"workflow_type\": \"io\"", "\"workflow_type\": \"llm\"", 0, "those of a 'io' workflow")]
    [InlineData("\"workflow_type\": \"io\"", "\"workflow_type\": \"ghost\"", null, "those of a 'io' workflow")]
    [InlineData("\"workflow_type\": \"io\"", "\"workflow_type\": \"Io\"", null, "those of a 'io' workflow")]
    [InlineData("\"duration_ms\": 0", "\"duration_ms\": 7", null, "duration_ms")]
    [InlineData("\"success\": true", "\"success\": false", null, "success false")]
    [InlineData("\"error\": null", "\"error\": \"boom\"", null, "error 'boom'")]
    [InlineData("\"run_id\": \"primary-w0-00000001\"", "\"run_id\": \"primary-w0-00000002\"", null, "named for 'primary-w0-00000001'")]
    public async Task A_field_that_was_altered_is_named(string part, string replacement, int? step, string cause)
    {
        run.Report();
        run.Write(run["io"].RunId, Encoding.UTF8.GetBytes(GoldenFileSample.Edited(run["io"], part, replacement)));

        var replay = await ReplayOne();

        Assert.Equal((ReplayOutcome.Mismatch, ReplayChange.GoldenFile, step), (replay.Outcome, replay.Changed, replay.FirstDivergentStep));
        Assert.Contains(cause.Split('|'), word => replay.Cause!.Contains(word, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_step_hash_that_was_altered_is_named_by_its_step(bool workflowHashComputedAnew)
    {
        var altered = run["compute"].StepHashes.ToArray();
        altered[1] = "transform_json:deadbeefdeadbeef";
        Alter("compute", altered, workflowHashComputedAnew);

        var replay = (await run.ReplayAsync())[0];

        Assert.Equal((ReplayOutcome.Mismatch, ReplayChange.GoldenFile), (replay.Outcome, replay.Changed));
        Assert.Equal((1, "transform_json"), (replay.FirstDivergentStep, replay.Skill));
        Assert.Equal(("transform_json:deadbeefdeadbeef", run["compute"].StepHashes[1]), (replay.Expected, replay.Actual));
        Assert.Contains(workflowHashComputedAnew ? "a step hash was altered" : "step_hashes was altered", replay.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(6, false)]
    [InlineData(6, true)]
    public async Task Steps_that_were_removed_or_added_are_found(int count, bool workflowHashComputedAnew)
    {
        var steps = run["compute"].StepHashes.Append("llm_stub:0000000000000000").Take(count);
        Alter("compute", [.. steps], workflowHashComputedAnew);

        var replay = (await run.ReplayAsync())[0];

        Assert.Equal((ReplayOutcome.Mismatch, ReplayChange.GoldenFile), (replay.Outcome, replay.Changed));
        Assert.Equal(Math.Min(count, 5), replay.FirstDivergentStep);
        Assert.Equal(count < 5, replay.Expected is null);
        Assert.Equal(count > 5, replay.Actual is null);
    }

    [Fact]
    public async Task Steps_in_another_order_are_found()
    {
        Alter("compute", [.. run["compute"].StepHashes.Reverse()], workflowHashComputedAnew: false);

        Assert.Equal((ReplayOutcome.Mismatch, 0), (await run.ReplayAsync() is [var replay, ..] ? (replay.Outcome, replay.FirstDivergentStep) : default));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "workflow_hash was altered")]
    [InlineData("", "workflow_hash was altered")]
    [InlineData(null, "to capitals")]
    public async Task A_workflow_hash_that_was_altered_is_found(string? hash, string cause)
    {
        var file = run["llm"];
        run.Write(file.RunId, GoldenFileSample.Bytes(file with { WorkflowHash = hash ?? file.WorkflowHash.ToUpperInvariant() }));

        var replay = (await run.ReplayAsync())[2];

        Assert.Equal((ReplayOutcome.Mismatch, ReplayChange.GoldenFile), (replay.Outcome, replay.Changed));
        Assert.Null(replay.FirstDivergentStep);
        Assert.Equal(file.WorkflowHash, replay.Actual);
        Assert.Contains(cause, replay.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    public async Task A_file_that_was_converted_matches_and_is_remarked_upon(string before, string lineEnd)
    {
        run.Write(run["io"].RunId, Encoding.UTF8.GetBytes(before + GoldenFileSample.Text(run["io"]).ReplaceLineEndings(lineEnd)));

        var replay = await ReplayOne();

        Assert.Equal((ReplayOutcome.Match, ReplayChange.GoldenFile), (replay.Outcome, replay.Changed));
        Assert.Contains("edited or converted", replay.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_converted_is_not_the_one_that_its_report_records()
    {
        run.Report();
        run.Write(run["io"].RunId, Encoding.UTF8.GetBytes("\uFEFF" + GoldenFileSample.Text(run["io"])));

        Assert.Equal(ReplayOutcome.Mismatch, (await ReplayOne()).Outcome);
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

    [Fact]
    public async Task A_file_that_is_as_recorded_and_yet_differs_accuses_the_workload()
    {
        run.Add(run["llm"] with { RunId = "primary-w1-ffffffff", Seed = 1 });
        run.Report();

        var replay = (await run.ReplayAsync())[3];

        Assert.Equal((ReplayOutcome.Mismatch, ReplayChange.Workload), (replay.Outcome, replay.Changed));
        Assert.Contains("cycle 7", replay.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workload_that_lost_its_reference_hashes_is_accused()
    {
        var replays = await run.ReplayAsync(engine: new ScriptedEngine((type, seed, _) => new Workload().Execute(type, seed + 1)));

        Assert.All(replays, replay => Assert.Equal((ReplayOutcome.Mismatch, ReplayChange.Workload), (replay.Outcome, replay.Changed)));
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

    private void Alter(string type, string[] stepHashes, bool workflowHashComputedAnew)
    {
        var file = run[type];
        run.Write(file.RunId, GoldenFileSample.Bytes(file with
        {
            StepHashes = stepHashes,
            WorkflowHash = workflowHashComputedAnew ? WorkflowHash.Compute(stepHashes) : file.WorkflowHash,
        }));
    }

    private async Task<ShadowReplay> ReplayOne() => (await run.ReplayAsync(observer)).Single(replay => replay.RunId == run["io"].RunId);

    private string[] Content() =>
        [.. Directory.EnumerateFiles(run.Path, "*", SearchOption.AllDirectories).Order().Select(path => path + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))))];
}
