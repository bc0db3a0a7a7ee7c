namespace AosOps.Helix;

/// <summary>The clients of both Helix services, which share their connections.</summary>
public interface IHelixServices : IDisposable
{
    /// <summary>Helix Shadow Metrics.</summary>
    IShadowMetrics Metrics { get; }

    /// <summary>Helix Dissonance Research.</summary>
    IDissonanceResearch Research { get; }
}
