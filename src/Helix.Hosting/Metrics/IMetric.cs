namespace Helix.Hosting.Metrics;

/// <summary>Something that /metrics shows.</summary>
internal interface IMetric
{
    /// <summary>What it is.</summary>
    MetricDescription Description { get; }

    /// <summary>Writes what it has.</summary>
    void Write(ExpositionWriter writer);
}
