using System.Runtime.CompilerServices;
using AosOps.Golden.Archives;
using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Retention;

/// <summary>Removes one golden file after the other.</summary>
internal sealed class RemovalWork(
    MonitoredFolders folders, IGoldenArchiveCatalog archives, GoldenRemovalOptions options, TimeProvider clock, IChangeApproval approval, IOperationObserver observer)
{
    // To look at all processes takes longer than to remove a file.
    private static readonly TimeSpan WritersAreKnownFor = TimeSpan.FromSeconds(1);

    private FilesBeingWritten? writers;
    private long writersLookedAt;

    /// <summary>Removes golden files.</summary>
    /// <returns>What became of each; nothing of those that were not approved, or lie where nothing is removed.</returns>
    public async IAsyncEnumerable<GoldenRemoval> RunAsync(IReadOnlyList<GoldenFile> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (folders.Find(file.Directory) is { } folder && await RemoveAsync(folder, file, cancellationToken) is { } removal)
                yield return removal;
        }
    }

    private async Task<GoldenRemoval?> RemoveAsync(DirectoryHandle folder, GoldenFile file, CancellationToken cancellationToken)
    {
        try
        {
            if (RemovalCandidate.Look(folder, file) is not { } candidate)
                return Left(file, GoldenRemovalOutcome.Changed);
            if (IsBeingWritten(candidate))
                return Left(file, GoldenRemovalOutcome.BeingWritten);
            var archive = options.Unarchived ? null : await archives.FindAsync(candidate.File, cancellationToken);
            if (archive is null && !options.Unarchived)
                return Left(file, GoldenRemovalOutcome.NotArchived);
            return !approval.Approves(file.Path, Action(candidate, archive)) ? null
                : Left(file, candidate.TryRemove() ? GoldenRemovalOutcome.Removed : GoldenRemovalOutcome.Changed) with { Archive = archive };
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or AosException)
        {
            observer.Fail(AosException.FromFile(file.Path, cause, writing: true), file.Path);
            return Left(file, GoldenRemovalOutcome.Failed);
        }
    }

    /// <summary>A file from the future is being written no more than one from the past.</summary>
    private bool IsBeingWritten(RemovalCandidate candidate) =>
        (clock.GetUtcNow() - candidate.Version.LastWriteTime).Duration() < options.Quiet
        || Writers().Contains(Path.Join(candidate.Folder.RealPath, candidate.File.Name));

    private FilesBeingWritten Writers()
    {
        if (writers is null || clock.GetElapsedTime(writersLookedAt) > WritersAreKnownFor)
        {
            writers = FilesBeingWritten.Look(folders.All.Select(static folder => folder.RealPath));
            writersLookedAt = clock.GetTimestamp();
        }

        return writers;
    }

    private static string Action(RemovalCandidate candidate, string? archive)
    {
        var what = candidate.SignatureVersion is null ? "Remove" : "Remove with its signature";
        return archive is null ? $"{what}, without looking for it in the archives" : $"{what}; it is in {Path.GetFileName(archive)}";
    }

    private static GoldenRemoval Left(GoldenFile file, GoldenRemovalOutcome outcome) =>
        new() { Path = file.Path, RunId = file.RunId, Bytes = file.Size, Outcome = outcome };
}
