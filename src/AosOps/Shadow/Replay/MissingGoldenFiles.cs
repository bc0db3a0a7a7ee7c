using AosOps.Golden;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Finds the golden files that the cycle reports of a run speak of and that are not there.</summary>
internal static class MissingGoldenFiles
{
    /// <summary>Compares the files that are there with what the reports say.</summary>
    /// <returns>One result for each file that a report names and that is gone.</returns>
    public static IEnumerable<ShadowReplay> Find(GoldenFileSource source, GoldenInventory inventory, IOperationObserver observer)
    {
        if (!source.IsWholeRun)
            yield break;
        var present = source.Files.Select(ShadowGoldenFile.NamedRunId).ToHashSet();
        foreach (var (runId, record) in inventory.Records.Where(entry => !present.Contains(entry.Key)))
        {
            var missing = Missing(source.Path, runId, record);
            observer.Fail(NotFound(missing.Path, missing.Cause!), missing.Path);
            yield return missing;
        }

        if (!inventory.IsComplete && inventory.Workflows > present.Count)
            observer.Fail(NotFound(source.Path, $"The cycle reports count {inventory.Workflows} workflows, and there are {present.Count} golden files: {inventory.Workflows - present.Count} are missing."));
        else if (present.Count == 0 && inventory.Records.Count == 0)
            observer.Fail(NotFound(source.Path, $"There is no golden file in '{source.Path}'."));
    }

    private static ShadowReplay Missing(string folder, string runId, GoldenRecord record)
    {
        var path = Path.Combine(folder, ShadowGoldenFile.FileName(runId));
        return new ShadowReplay
        {
            RunId = runId,
            Path = path,
            Outcome = ReplayOutcome.Missing,
            Changed = ReplayChange.GoldenFile,
            Cause = $"The report of cycle {record.Cycle} records the golden file '{path}', and it is not there: it was deleted.",
        };
    }

    private static AosException NotFound(string path, string message) =>
        new(ErrorIds.GoldenFileNotFound, FailureKind.NotFound, message)
        {
            FilePath = path,
            Remedy = "Look for it in the archives, and for what removed it.",
        };
}
