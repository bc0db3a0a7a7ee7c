using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Finds the golden files of a folder that were written last, in one pass and without a list of all.</summary>
internal static class RecentGoldenFiles
{
    /// <summary>Finds the newest files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="count">How many.</param>
    /// <param name="zone">The zone of their times.</param>
    /// <param name="token">Ends the search.</param>
    /// <returns>How many there are altogether and their size; and the newest, the newest first.</returns>
    /// <exception cref="AosException">The folder cannot be listed.</exception>
    public static (GoldenUsage Usage, IReadOnlyList<RecentFile> Newest) Find(string folder, int count, TimeZoneInfo zone, CancellationToken token)
    {
        try
        {
            var newest = new List<RecentFile>();
            using var files = new GoldenCounter(folder);
            while (files.MoveNext())
            {
                token.ThrowIfCancellationRequested();
                var written = files.Status.LastWriteTime;
                if (newest.Count < count || written > newest[^1].WrittenAt)
                    Insert(newest, new RecentFile(files.Path, files.Status.Size, TimeZoneInfo.ConvertTime(written, zone)), count);
            }

            return (new GoldenUsage(files.Files, files.Bytes), newest);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folder, cause);
        }
    }

    private static void Insert(List<RecentFile> newest, RecentFile file, int count)
    {
        var place = newest.FindIndex(other => file.WrittenAt > other.WrittenAt);
        newest.Insert(place < 0 ? newest.Count : place, file);
        if (newest.Count > count)
            newest.RemoveAt(count);
    }
}
