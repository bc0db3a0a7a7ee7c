using System.Collections.Concurrent;

namespace Helix.Hosting.Metrics;

/// <summary>A counter with labels.</summary>
public sealed class MetricCounter : IMetric
{
    private readonly ConcurrentDictionary<string, CounterCell> cells = new(StringComparer.Ordinal);

    internal MetricCounter(MetricDescription description)
    {
        Description = description;
        // What has no labels is there from the start, as 0; a rate over it then knows the first event.
        if (description.Labels.Count == 0)
            cells[""] = new CounterCell();
    }

    /// <summary>What it counts.</summary>
    public MetricDescription Description { get; }

    /// <summary>The line for some values of the labels. Callers in a hurry keep it.</summary>
    /// <param name="values">As many as there are labels; they must come from a small set.</param>
    public CounterCell For(params IReadOnlyList<string> values) =>
        cells.GetOrAdd(MetricLabels.Render(Description.Labels, values), static _ => new CounterCell());

    void IMetric.Write(ExpositionWriter writer)
    {
        writer.Begin(Description, "counter");
        foreach (var (labels, cell) in cells.OrderBy(cell => cell.Key, StringComparer.Ordinal))
            writer.Sample(Description.Name, "_total", labels, cell.Value);
    }
}
