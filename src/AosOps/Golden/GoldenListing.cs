using System.Text;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>The golden files of a run that are there.</summary>
internal sealed class GoldenListing
{
    private const int BatchSize = 256;

    private readonly HashSet<string> runIds = [];
    private readonly List<string> directories = [];
    private readonly string folder;

    private GoldenListing(string folder) => this.folder = folder;

    /// <summary>The run ids in the names of the files.</summary>
    public IReadOnlySet<string> RunIds => runIds;

    /// <summary>The run ids in the names of directories, which stand where golden files should be.</summary>
    public IReadOnlyList<string> Directories => directories;

    /// <summary>The sum of the sizes of the files, in bytes, where they were asked for.</summary>
    public long Bytes { get; private set; }

    /// <summary>Lists the golden files of a folder.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    /// <param name="withSizes">Whether to add up their sizes, for which each must be looked at.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="AosException">The folder cannot be listed, or a file cannot be looked at.</exception>
    public static GoldenListing Read(string folder, bool withSizes, CancellationToken cancellationToken)
    {
        var listing = new GoldenListing(folder);
        if (!Directory.Exists(folder))
            return listing;
        try
        {
            using var directory = DirectoryHandle.Open(folder);
            using var entries = directory.Entries();
            var names = new NameList();
            while (entries.MoveNext())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (GoldenFolder.HasShadowName(entries.Name))
                    listing.Add(entries, names);
            }

            if (withSizes)
                listing.Bytes = SizeOf(names, directory, cancellationToken);
            return listing;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folder, cause);
        }
    }

    /// <summary>The run ids of the files that were written after a time.</summary>
    public IEnumerable<string> After(DateTimeOffset time) =>
        runIds.Where(runId => File.GetLastWriteTimeUtc(Path.Join(folder, ShadowGoldenFile.FileName(runId))) > time.UtcDateTime);

    private void Add(DirectoryReader entry, NameList names)
    {
        var runId = Encoding.UTF8.GetString(entry.Name[..^ShadowGoldenFile.Extension.Length]);
        if (entry.IsDirectory)
        {
            directories.Add(runId);
            return;
        }

        runIds.Add(runId);
        names.Add(entry.TerminatedName);
    }

    private static long SizeOf(NameList names, DirectoryHandle directory, CancellationToken cancellationToken)
    {
        var bytes = 0L;
        var batches = (names.Count + BatchSize - 1) / BatchSize;
        foreach (var sums in OrderedParallel.Map(batches, directory.Reopen, (own, batch) => SizeOf(names, own, batch), cancellationToken, batchSize: 1))
            bytes += sums[0].Bytes;
        return bytes;
    }

    private static Sum SizeOf(NameList names, DirectoryHandle directory, int batch)
    {
        var bytes = 0L;
        for (var i = batch * BatchSize; i < Math.Min((batch + 1) * BatchSize, names.Count); i++)
            bytes += directory.Look(names.Terminated(i))?.Size ?? 0;
        return new Sum(bytes);
    }

    /// <summary>What some of the files add up to.</summary>
    private sealed record Sum(long Bytes);
}
