using System.IO.Enumeration;
using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>The golden files of a run that are there: names and sizes, without an object for each.</summary>
internal sealed class GoldenListing
{
    private readonly List<string> runIds = [];
    private string folder = "";

    /// <summary>The run ids in the names of the files.</summary>
    public IReadOnlyList<string> RunIds => runIds;

    /// <summary>The size of all files, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Lists the golden files of a folder.</summary>
    /// <param name="folder">The folder, or null; it need not exist.</param>
    /// <exception cref="AosException">The folder cannot be listed.</exception>
    public static GoldenListing Read(string? folder)
    {
        var listing = new GoldenListing();
        if (folder is null || !Directory.Exists(folder))
            return listing;
        listing.folder = folder;
        try
        {
            var entries = new FileSystemEnumerable<string>(folder, listing.Add) { ShouldIncludePredicate = IsGolden };
            foreach (var runId in entries)
                listing.runIds.Add(runId);
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

    private static bool IsGolden(ref FileSystemEntry entry) => entry.FileName.EndsWith(ShadowGoldenFile.Extension, StringComparison.Ordinal);

    private string Add(ref FileSystemEntry entry)
    {
        Bytes += entry.Length;
        return entry.FileName[..^ShadowGoldenFile.Extension.Length].ToString();
    }
}
