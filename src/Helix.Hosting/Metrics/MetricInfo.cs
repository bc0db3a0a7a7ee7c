namespace Helix.Hosting.Metrics;

/// <summary>Texts about the program, as labels of a line whose value is always 1.</summary>
internal sealed class MetricInfo(MetricDescription description, params IReadOnlyList<string> values) : IMetric
{
    public MetricDescription Description => description;

    public void Write(ExpositionWriter writer)
    {
        writer.Begin(description, "info");
        writer.Sample(description.Name, "_info", MetricLabels.Render(description.Labels, values), 1);
    }
}
