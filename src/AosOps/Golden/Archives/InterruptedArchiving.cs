using AosOps.Configuration;
using AosOps.Golden.Retention;
using AosOps.IO;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Golden.Archives;

/// <summary>
/// Puts in order what processes left that were killed while they archived or restored. Only whoever holds the lock may:
/// then nobody is at work whose things these could be.
/// </summary>
/// <param name="log">Is told what was done.</param>
/// <param name="observer">Is told what could not be done.</param>
internal sealed class InterruptedArchiving(RetentionLog log, IOperationObserver observer)
{
    /// <summary>What the names of unfinished archives end in; they begin with a dot.</summary>
    public const string TemporaryExtension = ".tgz.tmp";

    /// <summary>Removes unfinished archives, and finishes the removals that were begun.</summary>
    /// <param name="archiveDirectory">The archive directory. It need not exist.</param>
    /// <param name="cancellationToken">Ends the work between two archives.</param>
    /// <returns>A task that ends with the work.</returns>
    /// <exception cref="AosException">The archive directory cannot be read or changed.</exception>
    public async Task CompleteAsync(string archiveDirectory, CancellationToken cancellationToken)
    {
        try
        {
            if (!Directory.Exists(archiveDirectory))
                return;
            foreach (var unfinished in Directory.EnumerateFiles(archiveDirectory, ".*" + TemporaryExtension))
                File.Delete(unfinished);
            foreach (var removal in PendingRemoval.Find(archiveDirectory))
                await CompleteAsync(removal, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(archiveDirectory, cause, writing: true);
        }
    }

    /// <summary>Removes the temporary directories of restores that were interrupted, beside the golden folders of runs and the engine.</summary>
    /// <param name="configuration">Says where these are.</param>
    /// <exception cref="AosException">One cannot be removed.</exception>
    public static void RemoveUnfinishedRestores(AosConfiguration configuration)
    {
        try
        {
            RestoreFolder.RemoveLeftovers(configuration.EngineGoldenDirectory);
            if (!Directory.Exists(configuration.RunRoot))
                return;
            foreach (var run in Directory.EnumerateDirectories(configuration.RunRoot, ShadowRunFinder.DirectoryPattern))
                RestoreFolder.RemoveLeftovers(Path.Combine(run, "golden"));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(configuration.RunRoot, cause, writing: true);
        }
    }

    private async Task CompleteAsync(PendingRemoval removal, CancellationToken cancellationToken)
    {
        if (File.Exists(removal.ArchivePath) && Directory.Exists(removal.Directory))
        {
            var scan = new ArchiveReader().Read(removal.ArchivePath, cancellationToken);
            if (scan is not { State: GoldenArchiveState.Intact, Manifest: { } manifest })
            {
                observer.Fail(new AosException(
                    ErrorIds.ArchiveInvalid,
                    FailureKind.InvalidData,
                    $"The originals of '{removal.ArchivePath}' are not removed, as was begun: {(scan.Problems.Count > 0 ? scan.Problems[0].Message : "it has no manifest.")}")
                {
                    FilePath = removal.ArchivePath,
                    Remedy = "Look at it with Test-GoldenArchive; move it away to have the files archived anew.",
                });
                return;
            }

            await RemoveAsync(removal, manifest);
        }

        removal.End();
    }

    private async Task RemoveAsync(PendingRemoval removal, ArchiveManifest manifest)
    {
        using var folder = DirectoryHandle.Open(removal.Directory);
        var remover = new OriginalRemover(folder);
        remover.Remove([.. new InterruptedRemoval(folder, manifest).Candidates()]);
        observer.Warn($"The removal of golden files from '{removal.Directory}' that was interrupted is finished: {remover.Removed:N0} removed, all in '{removal.ArchivePath}'.");
        await log.RecordAsync(
            RetentionAction.Remove, $"{remover.Removed} golden files of {removal.Directory} removed, as an interrupted archiving had begun; they are in {removal.ArchivePath}", observer, removal.Directory);
    }
}
