using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Drills;

/// <summary>Executing a quick shadow run.</summary>
internal sealed class QuickRunExercise(TimeProvider time) : IDrillExercise
{
    public string Name => "Quick shadow test";

    public string Command => "Start-ShadowRun -Quick -Wait";

    public string Expected => "3 cycles, 15 workflows, 15 replays, 0 mismatches: Passed";

    public async Task<DrillFinding> RunAsync(DrillSandbox sandbox, IOperationObserver observer, CancellationToken token)
    {
        var options = ShadowRunOptions.Default(sandbox.Configuration, time).AsQuick();
        var runner = new ShadowRunner(options, new Workload(), sandbox.Stop(time).WhyStopped, alerts: null, time);
        var run = await runner.RunAsync(observer, token);

        // A run that is stopped ends well; the drill does not go on.
        token.ThrowIfCancellationRequested();
        var actual = $"{run.Cycles} cycles, {run.Workflows} workflows, {run.Replays} replays, {run.Mismatches} mismatches: {run.Verdict}";
        return new DrillFinding(actual == Expected, actual);
    }
}
