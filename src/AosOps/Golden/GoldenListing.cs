using System.Text;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>The golden files of a run that are there.</summary>
internal sealed class GoldenListing
{
    private const int BatchSize = 256;

    private readonly List<string> runIds = [];
    private readonly List<string> directories = [];
    private readonly string folder;

    private GoldenListing(string folder) => this.folder = folder;

    /// <summary>The run ids in the names of the files.</summary>
    public IReadOnlyList<string> RunIds => runIds;

    /// <summary>The run ids in the names of directories, which stand where golden files should be.</summary>
    public IReadOnlyList<string> Directories => directories;

    /// <summary>Lists the golden files of a folder.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    /// <exception cref="AosException">The folder cannot be listed.</exception>
    public static GoldenListing Read(string folder)
    {
        var listing = new GoldenListing(folder);
        if (!Directory.Exists(folder))
            return listing;
        try
        {
            using var directory = DirectoryHandle.Open(folder);
            using var entries = directory.Entries();
            while (entries.MoveNext())
            {
                if (GoldenFolder.HasShadowName(entries.Name))
                    (entries.IsDirectory ? listing.directories : listing.runIds).Add(RunId(entries.Name));
            }

            return listing;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folder, cause);
        }
    }

    /// <summary>Adds up the sizes of the files, in bytes.</summary>
    /// <exception cref="AosException">The folder or a file cannot be looked at.</exception>
    public long CountBytes(CancellationToken cancellationToken)
    {
        if (runIds.Count == 0)
            return 0;
        try
        {
            using var directory = DirectoryHandle.Open(folder);
            var batches = (runIds.Count + BatchSize - 1) / BatchSize;
            var bytes = 0L;
            foreach (var sums in OrderedParallel.Map(batches, directory.Reopen, Add, cancellationToken, batchSize: 1))
                bytes += sums[0].Bytes;
            return bytes;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folder, cause);
        }
    }

    /// <summary>The run ids of the files that were written after a time.</summary>
    public IEnumerable<string> After(DateTimeOffset time) =>
        runIds.Where(runId => File.GetLastWriteTimeUtc(Path.Join(folder, ShadowGoldenFile.FileName(runId))) > time.UtcDateTime);

    private Sum Add(DirectoryHandle directory, int batch)
    {
        var bytes = 0L;
        for (var i = batch * BatchSize; i < Math.Min((batch + 1) * BatchSize, runIds.Count); i++)
            bytes += directory.Look(ShadowGoldenFile.FileName(runIds[i]))?.Size ?? 0;
        return new Sum(bytes);
    }

    private static string RunId(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name[..^ShadowGoldenFile.Extension.Length]);

    /// <summary>What some of the files add up to.</summary>
    private sealed record Sum(long Bytes);
}
