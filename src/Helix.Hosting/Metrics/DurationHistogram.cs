using System.Collections.Concurrent;

namespace Helix.Hosting.Metrics;

/// <summary>A histogram of durations in seconds.</summary>
public sealed class DurationHistogram : IMetric
{
    private readonly ConcurrentDictionary<string, DurationCell> cells = new(StringComparer.Ordinal);
    private readonly double[] bounds;

    internal DurationHistogram(MetricDescription description, double[] bounds)
    {
        Description = description;
        this.bounds = bounds;
    }

    /// <summary>What it measures.</summary>
    public MetricDescription Description { get; }

    /// <summary>The buckets for some values of the labels. Callers in a hurry keep them.</summary>
    /// <param name="values">As many as there are labels; they must come from a small set.</param>
    public DurationCell For(params IReadOnlyList<string> values) =>
        cells.GetOrAdd(MetricLabels.Render(Description.Labels, values), static (_, bounds) => new DurationCell(bounds), bounds);

    void IMetric.Write(ExpositionWriter writer)
    {
        writer.Begin(Description, "histogram");
        foreach (var (labels, cell) in cells.OrderBy(cell => cell.Key, StringComparer.Ordinal))
            cell.Write(writer, Description.Name, labels);
    }
}
