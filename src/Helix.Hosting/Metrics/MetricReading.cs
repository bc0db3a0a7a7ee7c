namespace Helix.Hosting.Metrics;

/// <summary>A counter that somebody else keeps, and that is asked when somebody looks.</summary>
internal sealed class MetricReading(MetricDescription description, Func<double> read) : IMetric
{
    public MetricDescription Description => description;

    public void Write(ExpositionWriter writer)
    {
        writer.Begin(description, "counter");
        writer.Sample(description.Name, "_total", "", read());
    }
}
