using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Finds the golden files that the cycle reports of a run speak of and that are neither there nor in an archive.</summary>
/// <param name="source">The golden files that are replayed.</param>
/// <param name="keys">Those of them that are there.</param>
/// <param name="inventory">What the reports speak of.</param>
/// <param name="archived">What is in archives.</param>
/// <param name="observer">Is told of each that is missing, and of how many are archived.</param>
internal sealed class MissingGoldenFiles(
    GoldenFileSource source, IReadOnlyList<string> keys, GoldenInventory inventory, ArchivedGoldenFiles archived, IOperationObserver observer)
{
    /// <summary>Finds the files that a report names and that are gone; not those that a run wrote after they were listed.</summary>
    /// <returns>One result for each.</returns>
    public IEnumerable<ShadowReplay> Find()
    {
        var present = keys.ToHashSet();
        var held = 0;
        foreach (var (runId, record) in inventory.Records.Where(entry => !present.Contains(entry.Key) && !File.Exists(source.PathOf(entry.Key))))
        {
            if (archived.Holds(runId))
            {
                held++;
                continue;
            }

            var missing = Missing(source.PathOf(runId), runId, record);
            observer.Fail(NotFound(missing.Path, missing.Cause!), missing.Path);
            yield return missing;
        }

        WarnOf(held);
    }

    /// <summary>Compares the number of the files with that of the workflows, where the reports do not name every file.</summary>
    public void Count()
    {
        if (!inventory.IsComplete && inventory.Workflows > keys.Count)
        {
            var held = archived.CountBeside(keys);
            var missing = inventory.Workflows - keys.Count - held;
            WarnOf(held);
            if (missing > 0)
                observer.Fail(NotFound(source.Path, $"The cycle reports count {inventory.Workflows} workflows, and there are {keys.Count} golden files{(held == 0 ? "" : $", and {held} in archives")}: {missing} are missing."));
        }
        else if (keys.Count == 0 && inventory.Records.Count == 0)
        {
            observer.Fail(NotFound(source.Path, $"There is no golden file in '{source.Path}'."));
        }
    }

    private void WarnOf(int held)
    {
        if (held > 0)
            observer.Warn($"{held} golden files of '{source.Path}' are in archives, and were not replayed. Restore-GoldenArchive brings them back.");
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
