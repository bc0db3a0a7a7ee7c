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
        var runIds = inventory.Records.Keys.ToArray();
        var batches = OrderedParallel.Map(
            runIds.Length,
            () => new GoldenReplay(engine, diagnosis, inventory, clock, repeats: 1),
            (replay, index) => replay.Run(folders.GoldenFile(runIds[index])).Replay,
            token);
        foreach (var batch in batches)
            faults.AddRange(batch.Where(replay => replay.Outcome != ReplayOutcome.Match));
        return faults;
    }
}
