using System.Runtime.CompilerServices;
using AosOps.Configuration;
using AosOps.Golden.Retention;
using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>Puts golden files into archives, and removes them from where they were.</summary>
/// <remarks>
/// <para>At every instant, whatever happens, each golden file is whole in its place or in a finished archive:</para>
/// <list type="number">
/// <item>The archive is written under a temporary name in the archive directory, and flushed to disk.</item>
/// <item>It is read back, from the disk, and every member compared with what was read from the files.</item>
/// <item>A note says that the originals of this archive are going to be removed, and from where.</item>
/// <item>The archive gets its name, which nothing had before, and its directory is flushed.</item>
/// <item>Each original is removed if it is still the file that was read: the same inode, size, time of writing and time of
/// change, the last of which nobody can set. Their directory is flushed.</item>
/// <item>The note is removed.</item>
/// </list>
/// <para>Killed before step 4, the files are where they were, and beside the archives lies an unfinished one under a
/// name that no archive has. Killed after it, a file may be in both places. Whoever takes the lock next removes
/// the unfinished archive or finishes the removal, comparing each file byte for byte with its copy; after that each is in
/// exactly one place. The lock itself ends with its process.</para>
/// </remarks>
/// <param name="configuration">Says where the lock and the retention log are.</param>
/// <param name="clock">Says what time it is.</param>
public sealed class GoldenArchiver(AosConfiguration configuration, TimeProvider clock)
{
    private readonly RetentionLog log = new(configuration.RetentionLogPath, clock);

    /// <summary>Makes archives, one for each directory, under the lock of all retention.</summary>
    /// <param name="selection">The golden files that are meant.</param>
    /// <param name="options">How they are archived.</param>
    /// <param name="approval">Is asked before each archive. In a dry run it is shown each file, and nothing is changed.</param>
    /// <param name="observer">Is told how far it has come, of files that are left, and of an archive that could not be made; the others go on.</param>
    /// <param name="cancellationToken">Ends the work. The archive that is being written is given up; a removal that has begun is finished.</param>
    /// <returns>What came of each.</returns>
    /// <exception cref="AosException">Somebody else holds the lock, or the archive directory cannot be used.</exception>
    public async IAsyncEnumerable<GoldenCompression> ArchiveAsync(
        GoldenFileSelection selection, GoldenArchiveOptions options, IChangeApproval approval, IOperationObserver observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(approval);
        ArgumentNullException.ThrowIfNull(observer);
        // Only without the lock: what takes the objects further down the pipeline may need it.
        foreach (var compression in await ArchiveLockedAsync(selection, options, approval, observer, cancellationToken))
            yield return compression;
    }

    private async Task<List<GoldenCompression>> ArchiveLockedAsync(
        GoldenFileSelection selection, GoldenArchiveOptions options, IChangeApproval approval, IOperationObserver observer, CancellationToken cancellationToken)
    {
        using var held = approval.IsDryRun ? null : await RetentionLock.TakeAsync(configuration, "Compress-GoldenFile", clock, cancellationToken);
        if (!approval.IsDryRun)
        {
            InterruptedArchiving.RemoveUnfinishedRestores(configuration);
            await new InterruptedArchiving(log, observer).CompleteAsync(options.Destination, cancellationToken);
        }

        var done = new List<GoldenCompression>();
        foreach (var plan in new GoldenArchivePlanner(configuration, clock).Plan(selection, options, observer, cancellationToken))
        {
            if (!Approves(plan, options, approval) || TryArchive(plan, options, observer, cancellationToken) is not { } compression)
                continue;
            done.Add(compression);
            await log.RecordAsync(RetentionAction.Archive, Describe(compression), observer, compression.Path);
        }

        return done;
    }

    private static bool Approves(GoldenArchivePlan plan, GoldenArchiveOptions options, IChangeApproval approval)
    {
        if (approval.Approves($"{plan.Directory}: {plan.Files.Count:N0} golden files", $"Archive in '{plan.ArchivePath}'{(options.KeepOriginal ? "" : " and remove")}"))
            return true;
        if (approval.IsDryRun)
        {
            foreach (var original in plan.Originals())
                approval.Approves(original, options.KeepOriginal ? "Archive" : "Archive and remove");
        }

        return false;
    }

    private static string Describe(GoldenCompression done) =>
        $"{done.Files} golden files of {done.Directory} archived in {done.Path} ({done.ExpandedBytes} bytes in {done.Bytes}), {done.Removed} removed";

    private GoldenCompression? TryArchive(GoldenArchivePlan plan, GoldenArchiveOptions options, IOperationObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            return Archive(plan, options, observer, cancellationToken);
        }
        catch (AosException failure)
        {
            observer.Fail(failure, plan.Directory);
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            observer.Fail(AosException.FromFile(plan.ArchivePath, cause, writing: true), plan.Directory);
            return null;
        }
    }

    private GoldenCompression? Archive(GoldenArchivePlan plan, GoldenArchiveOptions options, IOperationObserver observer, CancellationToken cancellationToken)
    {
        using var directory = DirectoryHandle.Open(plan.Directory);
        if (NewArchive.Write(plan, directory, ArchiveFolder.Of(plan.Directory, configuration.EngineGoldenDirectory), clock.GetUtcNow(), observer, cancellationToken) is not { } written)
            return null;
        using (written)
        {
            // From here on the work is finished: it takes less time than to undo it.
            cancellationToken.ThrowIfCancellationRequested();
            var removal = options.KeepOriginal ? null : new PendingRemoval(plan.ArchivePath, plan.Directory);
            written.Publish(removal);
            var left = written.Left.ToList();
            var removed = removal is null ? 0 : RemoveOriginals(plan, written, directory, removal, left, observer);
            left.ForEach(file => observer.Fail(FileLeft(plan.Directory, file), Path.Join(plan.Directory, file.Name)));
            return new GoldenCompression
            {
                Path = plan.ArchivePath,
                Run = plan.Run,
                Directory = plan.Directory,
                Files = written.Files.Count,
                Bytes = written.Bytes,
                ExpandedBytes = written.ExpandedBytes,
                Removed = removed,
                Left = left.Count,
            };
        }
    }

    private static int RemoveOriginals(
        GoldenArchivePlan plan, NewArchive written, DirectoryHandle directory, PendingRemoval removal, List<LeftFile> left, IOperationObserver observer)
    {
        var remover = new OriginalRemover(directory);
        try
        {
            remover.Remove(Candidates(plan, written, directory));
            removal.End();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            observer.Fail(RemovalUnfinished(plan, cause), plan.Directory);
        }

        left.AddRange(remover.Left);
        return remover.Removed;
    }

    private static List<RemovalCandidate> Candidates(GoldenArchivePlan plan, NewArchive written, DirectoryHandle directory)
    {
        var archived = written.Files.ToDictionary(static file => file.Name, StringComparer.Ordinal);
        var candidates = new List<RemovalCandidate>(plan.Files.Count);
        foreach (var file in plan.Files)
        {
            var signature = file.SignatureState == GoldenSignatureState.Signed ? archived.GetValueOrDefault(file.Name + GoldenFile.SignatureExtension) : null;
            if (archived.TryGetValue(file.Name, out var version))
                candidates.Add(new RemovalCandidate(directory, file with { Size = version.Status.Size, LastWriteTime = version.Status.LastWriteTime }, version.Status, signature?.Status));
        }

        return candidates;
    }

    private static AosException RemovalUnfinished(GoldenArchivePlan plan, Exception cause) =>
        new(ErrorIds.GoldenFileLeft, FailureKind.WriteFailed, $"The removal of golden files from '{plan.Directory}' could not be finished: {cause.Message} All of them are in '{plan.ArchivePath}'.", cause)
        {
            FilePath = plan.Directory,
            Remedy = "Look at the disk. The next Compress-GoldenFile finishes it.",
        };

    private static AosException FileLeft(string directory, LeftFile file)
    {
        var path = Path.Join(directory, file.Name);
        return new AosException(ErrorIds.GoldenFileLeft, FailureKind.Conflict, $"'{path}' is left where it is: {file.Reason}.")
        {
            FilePath = path,
            Remedy = "Archive it again when nobody writes to it any more.",
        };
    }
}
