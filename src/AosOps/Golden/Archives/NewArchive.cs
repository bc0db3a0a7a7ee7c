using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>An archive that was written under a temporary name, and read back. It is removed again unless it is published.</summary>
internal sealed class NewArchive : IDisposable
{
    private readonly string path;
    private readonly string temporary;

    private NewArchive(string path, string temporary) => (this.path, this.temporary) = (path, temporary);

    /// <summary>The files in it.</summary>
    public IReadOnlyList<ArchivedFile> Files { get; private set; } = [];

    /// <summary>The files that are not in it after all.</summary>
    public IReadOnlyList<LeftFile> Left { get; private set; } = [];

    /// <summary>Its size, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>The sum of the sizes of its files, in bytes.</summary>
    public long ExpandedBytes { get; private set; }

    /// <summary>Writes an archive and reads it back.</summary>
    /// <returns>The archive, to be disposed; null where none of its files is there any more.</returns>
    /// <exception cref="AosException">There is no room for it, or what was read back is not what was written.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static NewArchive? Write(
        GoldenArchivePlan plan, DirectoryHandle directory, ArchiveFolder folder, DateTimeOffset createdAt, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var target = Path.GetDirectoryName(plan.ArchivePath)!;
        Directory.CreateDirectory(target);
        var name = $".{Path.GetFileNameWithoutExtension(plan.ArchivePath)}.{Guid.NewGuid():N}{InterruptedArchiving.TemporaryExtension}";
        var archive = new NewArchive(plan.ArchivePath, Path.Combine(target, name));
        try
        {
            if (archive.WriteMembers(plan, directory, folder, createdAt, observer, cancellationToken) is { } manifest)
            {
                archive.ReadBack(manifest, cancellationToken);
                return archive;
            }

            archive.Dispose();
            return null;
        }
        catch (Exception)
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Gives the archive its name, on disk.</summary>
    /// <param name="removal">What is to be removed then; it is noted first. Null where nothing is.</param>
    /// <exception cref="IOException">That name is taken, or the archive cannot be renamed.</exception>
    public void Publish(PendingRemoval? removal)
    {
        try
        {
            removal?.Begin();
            File.Move(temporary, path, overwrite: false);
            FlushName();
        }
        catch (UnflushedChangeException cause)
        {
            removal?.End();
            // Nothing of it is left that a power failure could undo.
            throw new IOException(cause.Message, cause.HResult);
        }
        catch (Exception)
        {
            removal?.End();
            throw;
        }
    }

    /// <summary>Removes the archive, unless it has its name.</summary>
    public void Dispose() => File.Delete(temporary);

    /// <summary>A name that may not be on disk is taken back: as long as it was there, somebody could remove originals on its account.</summary>
    private void FlushName()
    {
        try
        {
            DurableDirectory.Flush(Path.GetDirectoryName(path)!);
        }
        catch (IOException)
        {
            File.Move(path, temporary);
            throw;
        }
    }

    private ArchiveManifest? WriteMembers(
        GoldenArchivePlan plan, DirectoryHandle directory, ArchiveFolder folder, DateTimeOffset createdAt, IOperationObserver observer, CancellationToken cancellationToken)
    {
        using var writer = ArchiveWriter.Create(temporary, folder, observer);
        try
        {
            writer.WriteFiles(directory, Sources(plan.Files), cancellationToken);
            (Files, Left) = (writer.Files, writer.Left);
            var manifest = Files.Count == 0 ? null : writer.Finish(plan.Directory, createdAt, cancellationToken);
            (Bytes, ExpandedBytes) = (writer.Length, writer.BytesRead);
            return manifest;
        }
        catch (IOException cause) when (DiskFull.IsCauseOf(cause))
        {
            throw NoRoom(plan, writer, cause);
        }
        catch (ArgumentOutOfRangeException cause) when (DiskFull.IsLimitOfFile(cause))
        {
            throw TooLarge(plan, writer, cause);
        }
    }

    /// <summary>Each golden file with its signature behind it. How long that is, nobody looked at: shorter than any block.</summary>
    private static List<ArchiveSource> Sources(IReadOnlyList<GoldenFile> files)
    {
        var sources = new List<ArchiveSource>(files.Count);
        foreach (var file in files)
        {
            sources.Add(new ArchiveSource(file.Name, file.Size));
            if (file.SignatureState == GoldenSignatureState.Signed)
                sources.Add(new ArchiveSource(file.Name + GoldenFile.SignatureExtension, 0));
        }

        return sources;
    }

    private void ReadBack(ArchiveManifest manifest, CancellationToken cancellationToken)
    {
        using (var handle = File.OpenHandle(temporary))
            PageCache.Drop(handle);
        var scan = new ArchiveReader().Read(temporary, cancellationToken);
        if (scan.State == GoldenArchiveState.Intact && HoldsExactly(scan.Files, manifest.Members))
            return;
        throw new AosException(
            ErrorIds.ArchiveNotReadBack,
            FailureKind.WriteFailed,
            $"The new archive, read back, is not what was written: {(scan.Problems.Count > 0 ? scan.Problems[0].ToString() : "its manifest is another one")} Nothing was changed.")
        {
            FilePath = path,
            Remedy = "Look at the disk of the archive directory; archive to another one with -Destination.",
        };
    }

    private static AosException TooLarge(GoldenArchivePlan plan, ArchiveWriter writer, Exception cause) =>
        new(ErrorIds.ArchiveDiskFull, FailureKind.WriteFailed, $"The archive of '{plan.Directory}' may not become so large: after {writer.Length:N0} bytes no more could be written. Nothing was changed.", cause)
        {
            FilePath = plan.ArchivePath,
            Remedy = "Raise the limit (ulimit -f), archive to a file system that takes larger files with -Destination, or archive fewer files at a time.",
        };

    private static bool HoldsExactly(IReadOnlyList<ScannedFile> files, IReadOnlyList<ArchiveMember> members)
    {
        if (files.Count != members.Count)
            return false;
        for (var i = 0; i < files.Count; i++)
        {
            if (files[i].Member.Path != members[i].Path || !files[i].Member.HasContentOf(members[i]))
                return false;
        }

        return true;
    }

    private static AosException NoRoom(GoldenArchivePlan plan, ArchiveWriter writer, IOException cause)
    {
        var directory = Path.GetDirectoryName(plan.ArchivePath)!;
        var share = writer.BytesRead == 0 ? 1 : (double)writer.Length / writer.BytesRead;
        var needed = (long)(plan.Bytes * share);
        return new AosException(
            ErrorIds.ArchiveDiskFull,
            FailureKind.WriteFailed,
            $"There is no room in '{directory}' for the archive of '{plan.Directory}': it needs about {needed:N0} bytes, and {FreeRoom.Describe(needed, FreeRoom.At(directory) + writer.Length)}. Nothing was changed.",
            cause)
        {
            FilePath = plan.ArchivePath,
            Remedy = "Archive to another file system with -Destination, or make room.",
        };
    }
}
