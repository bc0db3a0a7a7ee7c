using AosOps.Operations;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Golden.Archives;

/// <summary>Lists and tests archives.</summary>
public static class GoldenArchiveFinder
{
    /// <summary>Finds the archives that paths mean.</summary>
    /// <param name="paths">Archives, and directories of archives.</param>
    /// <returns>Full paths; those of a directory in ordinal order, which is that of time.</returns>
    /// <exception cref="AosException">A directory cannot be listed.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var found = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                found.AddRange(List(path));
            else
                found.Add(path);
        }

        return found;
    }

    /// <summary>Describes an archive. One of AosOps says itself what it holds; any other is read to its end.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The archive.</returns>
    /// <exception cref="AosException">It cannot be read.</exception>
    public static GoldenArchive Describe(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var file = new FileInfo(path);
            using var archive = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            return DescribeSealed(file, archive, cancellationToken) ?? Describe(file, new ArchiveReader().Read(path, cancellationToken));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause);
        }
    }

    /// <summary>Reads an archive to its end and compares every member with the manifest.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="AosException">It cannot be read.</exception>
    public static GoldenArchiveTest Test(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var scan = new ArchiveReader { ChecksContent = true }.Read(path, cancellationToken);
        return new GoldenArchiveTest
        {
            Path = path,
            Run = scan.Manifest?.Run ?? ArchiveName.Parse(path).Run,
            State = scan.State,
            Files = scan.Files.Count,
            ExpandedBytes = scan.ExpandedBytes,
            HasManifest = scan.Manifest is not null,
            Problems = scan.Problems,
        };
    }

    private static List<string> List(string directory)
    {
        try
        {
            var archives = Directory.EnumerateFiles(directory, ArchiveName.Pattern).Where(static path => Path.GetFileName(path)[0] != '.').ToList();
            archives.Sort(StringComparer.Ordinal);
            return archives;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(directory, cause);
        }
    }

    private static GoldenArchive? DescribeSealed(FileInfo file, SafeFileHandle archive, CancellationToken cancellationToken)
    {
        if (!PieceChain.Begins(archive) || PieceChain.ReadSeal(archive) is not { } seal || PieceChain.Follow(archive, seal.ManifestOffset) is not { } chain)
            return null;
        var scan = ArchiveReader.ReadManifest(file.FullName, archive, chain, cancellationToken);
        return scan.Manifest is not { } manifest || manifest.Members.Count != seal.Files ? null : new GoldenArchive
        {
            Path = file.FullName,
            Run = manifest.Run,
            Created = manifest.CreatedAt,
            Files = seal.Files,
            Bytes = file.Length,
            ExpandedBytes = seal.ExpandedBytes,
            HasManifest = true,
            State = GoldenArchiveState.Sealed,
        };
    }

    private static GoldenArchive Describe(FileInfo file, ArchiveScan scan)
    {
        var name = ArchiveName.Parse(file.FullName);
        return new GoldenArchive
        {
            Path = file.FullName,
            Run = scan.Manifest?.Run ?? name.Run,
            Created = scan.Manifest?.CreatedAt ?? new DateTimeOffset(name.CreatedAt ?? file.LastWriteTime),
            Files = scan.Files.Count,
            Bytes = file.Length,
            ExpandedBytes = scan.ExpandedBytes,
            HasManifest = scan.Manifest is not null,
            State = scan.State,
        };
    }
}
