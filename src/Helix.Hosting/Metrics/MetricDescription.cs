namespace Helix.Hosting.Metrics;

/// <summary>What a metric is.</summary>
/// <param name="Name">Its name without the suffix <c>_total</c>; where it has a unit, the name ends in it: <c>helix_http_request_duration_seconds</c>.</param>
/// <param name="Help">A sentence.</param>
/// <param name="Unit">The base unit, as <c>seconds</c> or <c>bytes</c>; empty where there is none.</param>
/// <param name="Labels">The names of its labels.</param>
public sealed record MetricDescription(string Name, string Help, string Unit = "", params IReadOnlyList<string> Labels);
