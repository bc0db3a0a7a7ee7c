namespace AosOps.Helix;

/// <summary>What is fixed about a service: its unit, its port and the user that it runs as.</summary>
public static class HelixUnit
{
    /// <summary>The user, and group, that owns the files of Helix.</summary>
    public const string User = "helix";

    /// <summary>Both services, in the order in which they are shown.</summary>
    public static IReadOnlyList<HelixService> Services { get; } = [HelixService.ShadowMetrics, HelixService.DissonanceResearch];

    /// <summary>The unit of a service.</summary>
    /// <param name="service">The service.</param>
    /// <returns>The unit's name, with its suffix.</returns>
    public static string NameOf(HelixService service) =>
        service == HelixService.ShadowMetrics ? "helix-shadow-metrics.service" : "helix-dissonance.service";

    /// <summary>The TCP port on which a service listens.</summary>
    /// <param name="service">The service.</param>
    /// <returns>The port.</returns>
    public static int PortOf(HelixService service) => service == HelixService.ShadowMetrics ? 9010 : 9011;
}
