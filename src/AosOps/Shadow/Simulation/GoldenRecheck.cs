using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Replays all golden files of a run once more when its time is over: one that was altered or deleted after its own cycle
/// had replayed it is found here.
/// </summary>
internal static class GoldenRecheck
{
    /// <summary>Finds the golden files that are not as the run wrote them.</summary>
    public static IReadOnlyList<ShadowReplay> Run(
        IWorkflowEngine engine, ShadowRunFolders folders, GoldenInventory inventory, TimeProvider clock, CancellationToken token)
    {
        var diagnosis = new ReplayDiagnosis(engine);
        var faults = new List<ShadowReplay>();
        var batches = OrderedParallel.Map(
            [.. inventory.Records.Keys],
            () => new GoldenReplay(engine, diagnosis, inventory, clock, repeats: 1),
            (replay, runId) => replay.Run(folders.GoldenFile(runId)).Replay,
            token);
        foreach (var batch in batches)
            faults.AddRange(batch.Where(replay => replay.Outcome != ReplayOutcome.Match));
        return faults;
    }
}
