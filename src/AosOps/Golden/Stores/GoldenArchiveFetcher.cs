using AosOps.Golden.Archives;
using AosOps.Golden.Retention;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Stores;

/// <summary>
/// Copies archives from an object store into a directory. An archive appears there whole and verified, or not at all: by the
/// checksum of the store, and where that gives none by reading the archive to its end.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="log">Gets a line for each copy.</param>
/// <param name="clock">Measures.</param>
public sealed class GoldenArchiveFetcher(IArchiveStore store, RetentionLog log, TimeProvider clock)
{
    /// <summary>Copies an archive.</summary>
    /// <param name="source">The object.</param>
    /// <param name="directory">The directory that it is copied to; it is created where it is missing. The archive keeps its name.</param>
    /// <param name="replace">Whether a file with another content is replaced.</param>
    /// <param name="observer">Is told of progress.</param>
    /// <param name="cancellationToken">Ends the copying; nothing is left behind.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="AosException">
    /// There is no such object; the store cannot be reached, or refuses; the directory cannot be written to; a file with
    /// another content is there (<see cref="ErrorIds.ArchiveCopyConflict"/>); or what came is no intact archive
    /// (<see cref="ErrorIds.ArchiveCopyCorrupt"/>).
    /// </exception>
    public async Task<GoldenArchiveCopy> FetchAsync(
        StoreLocation source, string directory, bool replace, IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(observer);
        var started = clock.GetTimestamp();
        var target = Path.Combine(directory, FileName(source));
        var stored = await store.FindAsync(source, cancellationToken) ?? throw NotFound(source);
        try
        {
            Directory.CreateDirectory(directory);
            var (archive, outcome, verification) = await FetchAsync(source, stored, target, replace, observer, cancellationToken);
            return GoldenArchiveCopy.Of(archive, outcome, verification, clock.GetElapsedTime(started), store.Endpoint, source.ToString(), target);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(target, cause, writing: true);
        }
    }

    private async Task<(ArchiveDigest Archive, GoldenArchiveCopyOutcome Outcome, GoldenArchiveVerification Verification)> FetchAsync(
        StoreLocation source, StoredObject stored, string target, bool replace, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{source.Name}.{Guid.NewGuid():N}.tmp");
        try
        {
            await DownloadAsync(source, stored.Size, temporary, observer, cancellationToken);
            var archive = await ArchiveDigest.ComputeAsync(temporary, new ByteProgress($"Verifying {source.Name}", stored.Size, observer), cancellationToken);
            var verification = Verify(source, archive, stored, cancellationToken);
            if (File.Exists(target) && (await ArchiveDigest.ComputeAsync(target, new Progress<long>(), cancellationToken)).Sha256 == archive.Sha256)
                return (archive, GoldenArchiveCopyOutcome.AlreadyThere, verification);
            Place(source, temporary, target, replace);
            await log.RecordAsync(
                RetentionAction.Copy, $"'{source}' at {store.Endpoint} copied to '{target}': {archive.Size} bytes, SHA-256 {archive.Sha256}", observer, target);
            return (archive, GoldenArchiveCopyOutcome.Copied, verification);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The store decides on its keys: a name that is none must not lead out of the directory.</summary>
    private static string FileName(StoreLocation source) =>
        source.Name is not ("" or "." or "..") && Path.GetFileName(source.Name) == source.Name && !source.Name.Contains('\0')
            ? source.Name
            : throw new AosException(ErrorIds.StoreLocationInvalid, FailureKind.InvalidArgument, $"'{source}' names no archive.")
            {
                Remedy = "Give the whole key of an archive, such as s3://backups/golden/golden_20251209_140000_shadow_simulation_20251202_131219.tgz.",
            };

    private async Task DownloadAsync(StoreLocation source, long size, string path, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var progress = new ByteProgress($"Copying {source.Name}", size, observer);
        await using var file = ArchiveWriter.CreateFile(path);
        await store.ReadAsync(source, size, Take, cancellationToken);
        DurableFile.Flush(file.SafeFileHandle);

        void Take(ReadOnlyMemory<byte> part)
        {
            try
            {
                file.Write(part.Span);
            }
            catch (IOException cause)
            {
                // Else it would pass for a connection that was cut off, and be tried again.
                throw AosException.FromFile(path, cause, writing: true);
            }

            progress.Report(part.Length);
        }
    }

    private GoldenArchiveVerification Verify(StoreLocation source, ArchiveDigest archive, StoredObject stored, CancellationToken cancellationToken)
    {
        if (archive.Matches(stored.Checksum))
            return GoldenArchiveVerification.StoreChecksum;
        var test = GoldenArchiveFinder.Test(archive.Path, cancellationToken);
        return test.State != GoldenArchiveState.Damaged ? GoldenArchiveVerification.ArchiveTest : throw new EndpointException(
            ErrorIds.ArchiveCopyCorrupt, FailureKind.InvalidData, store.Endpoint, $"What came from '{source}' is no intact archive, and was not kept: {test.Problems[0]} Endpoint: {store.Endpoint}.")
        {
            Remedy = "Copy it again. If it happens again, the store holds a damaged archive, or something else.",
        };
    }

    private static void Place(StoreLocation source, string temporary, string target, bool replace)
    {
        if (!replace && Path.Exists(target))
        {
            throw new AosException(ErrorIds.ArchiveCopyConflict, FailureKind.Conflict, $"'{target}' is there already, with another content than '{source}'.")
            {
                FilePath = target,
                Remedy = "Compare the two, and choose another directory; -Force replaces it.",
            };
        }

        File.Move(temporary, target, overwrite: replace);
        DurableDirectory.Flush(Path.GetDirectoryName(target)!);
    }

    private EndpointException NotFound(StoreLocation source) =>
        new(ErrorIds.StoreObjectNotFound, FailureKind.NotFound, store.Endpoint, $"There is no '{source}' at {store.Endpoint}.")
        {
            Remedy = "Check the bucket and the key; Copy-GoldenArchive takes whole keys, no wildcards.",
        };
}
