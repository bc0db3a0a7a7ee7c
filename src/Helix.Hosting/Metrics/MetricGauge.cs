namespace Helix.Hosting.Metrics;

/// <summary>A value that is asked for when somebody looks; null where there is none, which shows no line.</summary>
internal sealed class MetricGauge(MetricDescription description, Func<double?> read) : IMetric
{
    public MetricDescription Description => description;

    public void Write(ExpositionWriter writer)
    {
        writer.Begin(description, "gauge");
        if (read() is { } value)
            writer.Sample(description.Name, "", "", value);
    }
}
