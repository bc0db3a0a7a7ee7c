using System.IO.Enumeration;
using AosOps.IO;
using AosOps.Operations;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Golden;

/// <summary>The golden files of a run that are there.</summary>
internal sealed class GoldenListing
{
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
            var entries = new FileSystemEnumerable<string>(folder, static (ref FileSystemEntry entry) => RunId(ref entry), GoldenFolder.Listing)
            {
                ShouldIncludePredicate = listing.IsFile,
            };
            foreach (var runId in entries)
                listing.runIds.Add(runId);
            return listing;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folder, cause);
        }
    }

    /// <summary>Adds up the sizes of the files, in bytes.</summary>
    public long CountBytes(CancellationToken cancellationToken)
    {
        using var directory = UnixFile.TryOpenDirectory(folder);
        var (middle, front) = (runIds.Count / 2, 0L);
        var counting = Task.Run(() => { front = CountBytes(directory, 0, middle, cancellationToken); }, cancellationToken);
        try
        {
            var back = CountBytes(directory, middle, runIds.Count, cancellationToken);
            counting.GetAwaiter().GetResult();
            return front + back;
        }
        finally
        {
            // Until then it uses the directory.
            Task.WaitAny([counting], CancellationToken.None);
        }
    }

    /// <summary>The run ids of the files that were written after a time.</summary>
    public IEnumerable<string> After(DateTimeOffset time) =>
        runIds.Where(runId => File.GetLastWriteTimeUtc(Path.Join(folder, ShadowGoldenFile.FileName(runId))) > time.UtcDateTime);

    private static string RunId(ref FileSystemEntry entry) => entry.FileName[..^ShadowGoldenFile.Extension.Length].ToString();

    private bool IsFile(ref FileSystemEntry entry)
    {
        if (!entry.FileName.EndsWith(ShadowGoldenFile.Extension, StringComparison.Ordinal))
            return false;
        if (!entry.IsDirectory)
            return true;
        directories.Add(RunId(ref entry));
        return false;
    }

    private long CountBytes(SafeFileHandle? directory, int start, int end, CancellationToken cancellationToken)
    {
        var bytes = 0L;
        for (var i = start; i < end; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bytes += UnixFile.Size(folder, directory, ShadowGoldenFile.FileName(runIds[i]));
        }

        return bytes;
    }
}
