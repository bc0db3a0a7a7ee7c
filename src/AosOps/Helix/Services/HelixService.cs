namespace AosOps.Helix;

/// <summary>The two services of Helix.</summary>
public enum HelixService
{
    /// <summary>Helix Shadow Metrics, port 9010: the dissonance value. Unit <c>helix-shadow-metrics.service</c>.</summary>
    ShadowMetrics,

    /// <summary>Helix Dissonance Research, port 9011: time entries. Unit <c>helix-dissonance.service</c>.</summary>
    DissonanceResearch,
}
