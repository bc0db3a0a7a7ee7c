using AosOps.Configuration;
using AosOps.Golden.Retention;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>Restores golden files from archives.</summary>
/// <remarks>
/// The archive was read to its end before. Now its files are written into a temporary directory beside the one that they go
/// to, their digests compared once more, all flushed to disk; only then is each renamed into its place. Killed at any
/// instant, a golden file is whole in its place or not there, and in the archive in any case; the next run removes the
/// temporary directory.
/// </remarks>
/// <param name="configuration">Says where the lock and the retention log are.</param>
/// <param name="clock">Says what time it is.</param>
public sealed class GoldenArchiveRestorer(AosConfiguration configuration, TimeProvider clock)
{
    private readonly RetentionLog log = new(configuration.RetentionLogPath, clock);

    /// <summary>Restores an archive, under the lock of all retention.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="options">What of it is restored, and where to.</param>
    /// <param name="approval">Is asked. In a dry run it is shown each file, and nothing is changed.</param>
    /// <param name="observer">Is told of files that stay because others are in their places.</param>
    /// <param name="cancellationToken">Ends the work before the first file gets its place.</param>
    /// <returns>What came of it; null where it was not approved.</returns>
    /// <exception cref="AosException">
    /// Somebody else holds the lock; the archive is damaged, expands to too much or holds something that is never restored;
    /// none of its files is meant, or there is no place or no room for them.
    /// </exception>
    public async Task<GoldenRestoration?> RestoreAsync(
        string archive, GoldenRestoreOptions options, IChangeApproval approval, IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(archive);
        ArgumentNullException.ThrowIfNull(approval);
        ArgumentNullException.ThrowIfNull(observer);
        using var held = approval.IsDryRun ? null : await RetentionLock.TakeAsync(configuration, "Restore-GoldenArchive", clock, cancellationToken);
        if (!approval.IsDryRun)
            await new InterruptedArchiving(log, observer).CompleteAsync(Path.GetDirectoryName(Path.GetFullPath(archive))!, cancellationToken);
        var plan = new GoldenRestorePlanner(configuration).Plan(archive, options, cancellationToken);
        return Approves(plan, approval) ? await RestoreAsync(plan, observer, cancellationToken) : null;
    }

    private static bool Approves(GoldenRestorePlan plan, IChangeApproval approval)
    {
        if (approval.Approves($"{plan.Archive}: {plan.Files:N0} golden files", $"Restore to '{plan.Destination}'"))
            return true;
        if (approval.IsDryRun)
        {
            foreach (var item in plan.Items)
                approval.Approves(item.Target, Describe(item.Outcome));
        }

        return false;
    }

    private static string Describe(GoldenRestoreOutcome outcome) => outcome switch
    {
        GoldenRestoreOutcome.New => "Restore",
        GoldenRestoreOutcome.Replaces => "Restore, replacing another file",
        GoldenRestoreOutcome.InPlace => "Leave: it is there already",
        GoldenRestoreOutcome.KeepsOlder => "Leave: another, older file is there",
        _ => "Leave: another file is there that is not older",
    };

    private async Task<GoldenRestoration> RestoreAsync(GoldenRestorePlan plan, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var restored = new List<GoldenRestoreItem>();
        foreach (var group in plan.Items.GroupBy(static item => item.Root, StringComparer.Ordinal))
            restored.AddRange(Restore(plan.Archive, group.Key, [.. group.Where(static item => item.IsWritten)], observer, cancellationToken));
        foreach (var item in plan.Items.Where(static item => item.Outcome is GoldenRestoreOutcome.KeepsNewer or GoldenRestoreOutcome.KeepsOlder))
            observer.Fail(InPlace(item.Target, item.Outcome == GoldenRestoreOutcome.KeepsNewer ? "another file that is not older" : "another, older file"), item.Target);
        if (restored.Count > 0)
            await log.RecordAsync(RetentionAction.Restore, $"{restored.Count} golden files of {plan.Archive} restored to {plan.Destination}", observer, plan.Archive);
        return new GoldenRestoration
        {
            Path = plan.Archive,
            Run = plan.Run,
            Destination = plan.Destination,
            Files = restored.Count,
            Bytes = restored.Sum(static item => item.Size),
            InPlace = plan.Items.Count(static item => item.Outcome == GoldenRestoreOutcome.InPlace),
            Kept = plan.Items.Count(static item => item.Outcome is GoldenRestoreOutcome.KeepsNewer or GoldenRestoreOutcome.KeepsOlder) + plan.Files - restored.Count,
        };
    }

    private static List<GoldenRestoreItem> Restore(string archive, string root, List<GoldenRestoreItem> items, IOperationObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            RestoreFolder.RemoveLeftovers(root);
            if (items.Count == 0)
                return [];
            using var folder = RestoreFolder.Create(root);
            var places = Unpack(archive, root, items, folder.Path, observer, cancellationToken);
            folder.Flush();
            cancellationToken.ThrowIfCancellationRequested();
            return Place(items, places, root, observer);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Explain(root, items, cause, placed: 0);
        }
    }

    private static Dictionary<string, string> Unpack(string archive, string root, List<GoldenRestoreItem> items, string folder, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in items.Select(static item => item.Source.CopyOf ?? item.Member))
            places.TryAdd(path, Path.Combine(folder, places.Count.ToString()));
        using var sink = new RestoreSink(places, cause => Explain(root, items, cause, placed: 0));
        var scan = new ArchiveReader { Sink = sink }.Read(archive, cancellationToken);
        var found = scan.Files.ToDictionary(static file => file.Member.Path, static file => file.Member, StringComparer.Ordinal);
        if (scan.State == GoldenArchiveState.Damaged || !items.TrueForAll(item => found.TryGetValue(item.Member, out var member) && member.HasContentOf(item.Source.Member)))
        {
            throw new AosException(ErrorIds.ArchiveInvalid, FailureKind.InvalidData, $"Nothing of '{archive}' is restored: it changed since it was read.")
            {
                FilePath = archive,
                Remedy = "Find out who writes to the archive, and restore it again.",
            };
        }

        if (sink.Disowned > 0)
            observer.Warn($"{sink.Disowned:N0} files that are restored to '{root}' belong to root: the file system does not let them be given to whom they belonged.");
        foreach (var item in items.Where(static item => item.Source.CopyOf is not null))
            places[item.Member] = Copy(places[item.Source.CopyOf!], Path.Combine(folder, places.Count.ToString()), item.Source.Member);
        return places;
    }

    private static string Copy(string source, string target, ArchiveMember member)
    {
        File.Copy(source, target);
        File.SetLastWriteTimeUtc(target, DateTimeOffset.FromUnixTimeSeconds(member.ModifiedAt).UtcDateTime);
        return target;
    }

    private static List<GoldenRestoreItem> Place(List<GoldenRestoreItem> items, Dictionary<string, string> places, string root, IOperationObserver observer)
    {
        var placed = new List<GoldenRestoreItem>();
        try
        {
            Place(items, places, root, placed, observer);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            observer.Fail(Explain(root, items, cause, placed.Count), root);
        }

        return placed;
    }

    private static void Place(List<GoldenRestoreItem> items, Dictionary<string, string> places, string root, List<GoldenRestoreItem> placed, IOperationObserver observer)
    {
        var directories = new HashSet<string>(StringComparer.Ordinal) { root };
        Directory.CreateDirectory(root);
        var realRoot = RealPath.Of(root) ?? root;
        foreach (var item in items)
        {
            var directory = Path.GetDirectoryName(item.Target)!;
            if (directories.Add(directory))
                Directory.CreateDirectory(directory);
            if (directory != root && RealPath.Of(directory)?.StartsWith(realRoot + "/", StringComparison.Ordinal) != true)
                observer.Fail(InPlace(item.Target, "a symbolic link that leaves the destination"), item.Target);
            else if (TryPlace(places[item.Member], item))
                placed.Add(item);
            else
                observer.Fail(InPlace(item.Target, "a file that has come since"), item.Target);
        }

        foreach (var directory in directories)
            DurableDirectory.Flush(directory);
    }

    private static bool TryPlace(string temporary, GoldenRestoreItem item)
    {
        if (item.Outcome == GoldenRestoreOutcome.New && Path.Exists(item.Target))
            return false;
        File.Move(temporary, item.Target, overwrite: item.Outcome == GoldenRestoreOutcome.Replaces);
        return true;
    }

    private static AosException InPlace(string target, string what) =>
        new(ErrorIds.GoldenFileInPlace, FailureKind.Conflict, $"'{target}' is not restored: in its place is {what}.")
        {
            FilePath = target,
            Remedy = "Compare the two; -Overwrite replaces it, -Destination restores to another directory.",
        };

    private static AosException Explain(string root, List<GoldenRestoreItem> items, Exception cause, int placed)
    {
        var needed = items.Sum(static item => item.Size);
        var outcome = placed == 0 ? "Nothing was restored." : $"{placed:N0} of {items.Count:N0} files were restored.";
        return cause switch
        {
            IOException failure when DiskFull.IsCauseOf(failure) => NotWritten(
                ErrorIds.ArchiveDiskFull,
                $"There is no room for the files that '{root}' is to get: they need {needed:N0} bytes, and {FreeRoom.Describe(needed, FreeRoom.At(root))}. {outcome}",
                "Make room, or restore to another file system with -Destination."),
            ArgumentOutOfRangeException => NotWritten(
                ErrorIds.ArchiveDiskFull,
                $"A file that '{root}' is to get may not become so large: the largest has {items.Max(static item => item.Size):N0} bytes. {outcome}",
                "Raise the limit (ulimit -f), or restore to a file system that takes larger files with -Destination."),
            IOException and not (FileNotFoundException or DirectoryNotFoundException) => NotWritten(
                ErrorIds.WriteFailed,
                $"The files that '{root}' is to get could not be written: {cause.Message} {outcome}",
                "Look at the disk, or restore to another file system with -Destination."),
            _ => AosException.FromFile(root, cause, writing: true),
        };

        AosException NotWritten(string errorId, string message, string remedy) =>
            new(errorId, FailureKind.WriteFailed, message, cause) { FilePath = root, Remedy = remedy };
    }
}
