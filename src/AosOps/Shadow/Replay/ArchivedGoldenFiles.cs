using AosOps.Golden;
using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>The golden files of a run that are not there any more, but in archives. They are looked for when one is asked for.</summary>
internal sealed class ArchivedGoldenFiles
{
    private readonly Lazy<IReadOnlySet<(string Name, string Sha256)>> held;
    private readonly GoldenInventory inventory;

    private ArchivedGoldenFiles(Func<IReadOnlySet<(string Name, string Sha256)>> list, GoldenInventory inventory) =>
        (held, this.inventory) = (new Lazy<IReadOnlySet<(string Name, string Sha256)>>(list), inventory);

    /// <summary>Those of a folder.</summary>
    /// <param name="folder">The folder of the golden files.</param>
    /// <param name="archives">Knows what the archives hold; null where there are none.</param>
    /// <param name="inventory">What the run recorded of its golden files.</param>
    /// <param name="observer">Is told of an archive that cannot be read.</param>
    /// <param name="token">Ends the reading.</param>
    public static ArchivedGoldenFiles Of(
        string folder, IGoldenArchiveCatalog? archives, GoldenInventory inventory, IOperationObserver observer, CancellationToken token) =>
        new(() => archives?.List(folder, observer, token) ?? new HashSet<(string Name, string Sha256)>(), inventory);

    /// <summary>Says whether a golden file was not found because it was archived, as it was recorded.</summary>
    public bool Holds(ShadowReplay replay) => replay.Outcome == ReplayOutcome.Missing && Holds(replay.RunId);

    /// <summary>Says whether archives hold the golden file of a run id as it was recorded.</summary>
    public bool Holds(string runId) =>
        inventory.Records.TryGetValue(runId, out var record) && held.Value.Contains((ShadowGoldenFile.FileName(runId), record.Sha256));

    /// <summary>How many golden files archives hold, and are not among those that are there.</summary>
    public int CountBeside(IReadOnlyCollection<string> present)
    {
        var names = held.Value.Select(static file => file.Name).Where(static name => name.EndsWith(ShadowGoldenFile.Extension, StringComparison.Ordinal)).ToHashSet();
        names.ExceptWith(present.Select(ShadowGoldenFile.FileName));
        return names.Count;
    }
}
