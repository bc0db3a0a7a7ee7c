using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Finds the golden files that the cycle reports of a run speak of and that are not there.</summary>
internal static class MissingGoldenFiles
{
    /// <summary>Finds the files that a report names and that are gone; not those that a run wrote after they were listed.</summary>
    /// <returns>One result for each.</returns>
    public static IEnumerable<ShadowReplay> Find(
        GoldenFileSource source, IReadOnlyList<string> keys, GoldenInventory inventory, IOperationObserver observer)
    {
        var present = keys.ToHashSet();
        foreach (var (runId, record) in inventory.Records.Where(entry => !present.Contains(entry.Key) && !File.Exists(source.PathOf(entry.Key))))
        {
            var missing = Missing(source.PathOf(runId), runId, record);
            observer.Fail(NotFound(missing.Path, missing.Cause!), missing.Path);
            yield return missing;
        }
    }

    /// <summary>Compares the number of the files with that of the workflows, where the reports do not name every file.</summary>
    public static void Count(GoldenFileSource source, int present, GoldenInventory inventory, IOperationObserver observer)
    {
        if (!inventory.IsComplete && inventory.Workflows > present)
            observer.Fail(NotFound(source.Path, $"The cycle reports count {inventory.Workflows} workflows, and there are {present} golden files: {inventory.Workflows - present} are missing."));
        else if (present == 0 && inventory.Records.Count == 0)
            observer.Fail(NotFound(source.Path, $"There is no golden file in '{source.Path}'."));
    }

    private static ShadowReplay Missing(string path, string runId, GoldenRecord record) => new()
    {
        RunId = runId,
        Path = path,
        Outcome = ReplayOutcome.Missing,
        Changed = ReplayChange.GoldenFile,
        Cause = $"The report of cycle {record.Cycle} records the golden file '{path}', and it is not there: it was deleted.",
    };

    private static AosException NotFound(string path, string message) =>
        new(ErrorIds.GoldenFileNotFound, FailureKind.NotFound, message)
        {
            FilePath = path,
            Remedy = "Look for it in the archives, and for what removed it.",
        };
}
