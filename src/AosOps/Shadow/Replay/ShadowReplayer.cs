using System.Runtime.CompilerServices;
using AosOps.Golden;
using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Replays golden files: executes their workflows again and compares. It only reads, so a run may be under way.
/// Beyond the hashes it compares what no replay gives, with the cycle reports where these list their golden files:
/// a file that was altered in any byte, or deleted, is found.
/// </summary>
/// <param name="finder">Finds the run that a path belongs to.</param>
/// <param name="engine">Executes the workflows.</param>
/// <param name="clock">Measures the executions.</param>
/// <param name="repeats">How many times each workflow is executed, at least 1.</param>
public sealed class ShadowReplayer(ShadowRunFinder finder, IWorkflowEngine engine, TimeProvider clock, int repeats = 1)
{
    private const string Activity = "Replaying golden files";

    private readonly ReplayDiagnosis diagnosis = new(engine);
    private (string? Directory, GoldenInventory Inventory)? known;

    /// <summary>Knows which golden files are not there because they were archived; null where nothing is.</summary>
    public IGoldenArchiveCatalog? Archives { get; init; }

    /// <summary>Replays a golden file, all golden files of a folder, or those of the run that a path belongs to.</summary>
    /// <param name="fullPath">A golden file, a folder of golden files, or any path of a run.</param>
    /// <param name="observer">Is told of files that cannot be read or are missing; these are among the results too.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <returns>One result a file, in the order of their names, streamed; then those of the missing files.</returns>
    /// <exception cref="AosException">The path does not exist, belongs to no run, or there is nothing to replay.</exception>
    public IAsyncEnumerable<ShadowReplay> ReplayAsync(string fullPath, IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(fullPath);
        return ReplayAsync(Resolve(fullPath), observer, cancellationToken);
    }

    /// <summary>Replays the golden files of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="runIds">The run ids to replay; none for all.</param>
    /// <param name="observer">Is told of files that cannot be read or are missing.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <returns>One result a file, streamed; then those of the missing files.</returns>
    /// <exception cref="AosException">The run has no directory, or there is nothing to replay.</exception>
    public IAsyncEnumerable<ShadowReplay> ReplayAsync(
        ShadowRun run, IReadOnlyCollection<string> runIds, IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(runIds);
        var folder = FolderOf(run);
        return ReplayAsync(runIds.Count == 0 ? GoldenFileSource.OfFolder(folder) : GoldenFileSource.OfSelected(folder, runIds), observer, cancellationToken);
    }

    private GoldenFileSource Resolve(string fullPath)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(fullPath));
        if (Directory.Exists(path))
            return GoldenFileSource.OfFolder(HoldsGoldenFiles(path) ? path : FolderOf(finder.Resolve(path)));
        return Path.GetExtension(path) == ".log" ? GoldenFileSource.OfFolder(FolderOf(finder.Resolve(path))) : GoldenFileSource.OfFile(path);
    }

    private static bool HoldsGoldenFiles(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*" + ShadowGoldenFile.Extension).Any();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folder, cause);
        }
    }

    private static string FolderOf(ShadowRun run) =>
        run.GoldenDirectory ?? throw new AosException(ErrorIds.ShadowDirectoryNotFound, FailureKind.NotFound, $"The run directory of '{run}' is not there, and with it its golden files.")
        {
            FilePath = run.LogPath,
            Remedy = "Name the run directory, or the folder of the golden files.",
        };

    private async IAsyncEnumerable<ShadowReplay> ReplayAsync(
        GoldenFileSource source, IOperationObserver observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = Task.Run(() => InventoryAsync(source.ReportsDirectory, cancellationToken), cancellationToken);
        var keys = source.ListKeys();
        var inventory = await reading;
        var (done, accounted) = (0, 0);
        var batches = OrderedParallel.Map(
            keys.Count, () => new GoldenReplay(engine, diagnosis, inventory, clock, repeats), (replay, index) => replay.Run(source.PathOf(keys[index])), cancellationToken);
        foreach (var batch in batches)
        {
            foreach (var (replay, failure) in batch)
            {
                if (failure is not null)
                    observer.Fail(failure, replay.Path);
                if (inventory.Records.ContainsKey(replay.RunId))
                    accounted++;
                yield return replay;
            }

            done += batch.Length;
            observer.Report(new OperationProgress(Activity, $"{done} of {keys.Count}", (double)done / keys.Count));
        }

        if (!source.IsWholeRun)
            yield break;
        var archived = ArchivedGoldenFiles.Of(source.Path, Archives, inventory, observer, cancellationToken);
        var absent = new MissingGoldenFiles(source, keys, inventory, archived, observer);
        if (accounted < inventory.Records.Count)
        {
            foreach (var missing in absent.Find())
                yield return missing;
        }

        absent.Count();
    }

    private async Task<GoldenInventory> InventoryAsync(string? reportsDirectory, CancellationToken cancellationToken)
    {
        if (known is { } last && last.Directory == reportsDirectory)
            return last.Inventory;
        var inventory = await GoldenInventory.ReadAsync(reportsDirectory, cancellationToken);
        known = (reportsDirectory, inventory);
        return inventory;
    }
}
