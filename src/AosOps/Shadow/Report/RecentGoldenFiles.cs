using System.IO.Enumeration;
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
            using var search = new Search(folder, count, zone);
            while (search.MoveNext())
                token.ThrowIfCancellationRequested();
            return (new GoldenUsage(search.Files, search.Bytes), search.Newest);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folder, cause);
        }
    }

    private sealed class Search(string folder, int count, TimeZoneInfo zone) : GoldenCounter(folder)
    {
        private readonly List<RecentFile> newest = [];

        public IReadOnlyList<RecentFile> Newest => newest;

        protected override string TransformEntry(ref FileSystemEntry entry)
        {
            var written = entry.LastWriteTimeUtc;
            if (newest.Count < count || written > newest[^1].WrittenAt)
                Insert(new RecentFile(entry.ToFullPath(), entry.Length, TimeZoneInfo.ConvertTime(written, zone)));
            return base.TransformEntry(ref entry);
        }

        private void Insert(RecentFile file)
        {
            var place = newest.FindIndex(other => file.WrittenAt > other.WrittenAt);
            newest.Insert(place < 0 ? newest.Count : place, file);
            if (newest.Count > count)
                newest.RemoveAt(count);
        }
    }
}
