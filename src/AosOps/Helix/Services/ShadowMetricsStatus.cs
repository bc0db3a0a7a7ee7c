namespace AosOps.Helix;

/// <summary>What Helix Shadow Metrics answers to <c>GET /status</c>.</summary>
/// <param name="ServerTime">The service's clock.</param>
/// <param name="Version">Its version.</param>
/// <param name="Uptime">How long it has been running.</param>
/// <param name="Dissonance">The dissonance value, or null where it has none.</param>
/// <param name="Problem">What the service says is wrong, or null.</param>
public sealed record ShadowMetricsStatus(DateTimeOffset ServerTime, string Version, TimeSpan Uptime, HelixDissonance? Dissonance, string? Problem);
