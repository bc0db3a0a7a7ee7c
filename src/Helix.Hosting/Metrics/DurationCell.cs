namespace Helix.Hosting.Metrics;

/// <summary>The durations of one line of labels, counted in buckets.</summary>
public sealed class DurationCell
{
    private readonly double[] bounds;
    private readonly long[] buckets;
    private long ticks;

    internal DurationCell(double[] bounds)
    {
        this.bounds = bounds;
        buckets = new long[bounds.Length + 1];
    }

    /// <summary>Counts a duration.</summary>
    public void Observe(TimeSpan duration)
    {
        var seconds = duration.TotalSeconds;
        var bucket = 0;
        while (bucket < bounds.Length && seconds > bounds[bucket])
            bucket++;
        Interlocked.Increment(ref buckets[bucket]);
        Interlocked.Add(ref ticks, duration.Ticks);
    }

    internal void Write(ExpositionWriter writer, string name, string labels)
    {
        var separator = labels.Length > 0 ? "," : "";
        var count = 0L;
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            count += Interlocked.Read(ref buckets[bucket]);
            var bound = bucket < bounds.Length ? ExpositionWriter.Number(bounds[bucket]) : "+Inf";
            writer.Sample(name, "_bucket", $"{labels}{separator}le=\"{bound}\"", count);
        }

        writer.Sample(name, "_sum", labels, TimeSpan.FromTicks(Interlocked.Read(ref ticks)).TotalSeconds);
        writer.Sample(name, "_count", labels, count);
    }
}
