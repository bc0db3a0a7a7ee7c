using System.IO.Enumeration;
using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>The golden files of a run that are there: names, sizes and times, without an object for each.</summary>
internal sealed class GoldenListing
{
    private readonly List<string> runIds = [];
    private readonly List<long> writtenAt = [];

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
    public List<string> After(DateTimeOffset time)
    {
        var newer = new List<string>();
        for (var i = 0; i < runIds.Count; i++)
        {
            if (writtenAt[i] > time.UtcTicks)
                newer.Add(runIds[i]);
        }

        return newer;
    }

    private static bool IsGolden(ref FileSystemEntry entry) => entry.FileName.EndsWith(ShadowGoldenFile.Extension, StringComparison.Ordinal);

    private string Add(ref FileSystemEntry entry)
    {
        Bytes += entry.Length;
        writtenAt.Add(entry.LastWriteTimeUtc.UtcTicks);
        return entry.FileName[..^ShadowGoldenFile.Extension.Length].ToString();
    }
}
