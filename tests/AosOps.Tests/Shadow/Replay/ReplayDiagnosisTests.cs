using System.Text;
using AosOps.Shadow;
using AosOps.Tests.Golden;

namespace AosOps.Tests.Shadow.Replay;

public sealed class ReplayDiagnosisTests : IDisposable
{
    private readonly RecordedRun run = new();
    private readonly RecordingObserver observer = new();

    public void Dispose() => run.Dispose();

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
}
