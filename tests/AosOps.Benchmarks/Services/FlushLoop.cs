using System.Diagnostics;

namespace AosOps.Benchmarks.Services;

/// <summary>The rival of a group commit: one record after another, each written and flushed to the disk before the next.</summary>
internal static class FlushLoop
{
    // About what one entry adds to the log of the database.
    private const int RecordBytes = 200;

    /// <summary>Writes and flushes for a time.</summary>
    /// <param name="directory">A directory on the disk in question.</param>
    /// <param name="duration">How long.</param>
    public static LoadResult Measure(string directory, TimeSpan duration)
    {
        var path = Path.Combine(directory, "flushed");
        var record = new byte[RecordBytes];
        var latencies = new List<long>();
        using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
        {
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < duration;)
            {
                var start = Stopwatch.GetTimestamp();
                RandomAccess.Write(file, record, latencies.Count * (long)RecordBytes);
                RandomAccess.FlushToDisk(file);
                latencies.Add(Stopwatch.GetTimestamp() - start);
            }
        }

        File.Delete(path);
        latencies.Sort();
        return new LoadResult(
            latencies.Count / duration.TotalSeconds,
            TimeSpan.FromSeconds(latencies[latencies.Count * 99 / 100] / (double)Stopwatch.Frequency),
            Failures: 0);
    }
}
