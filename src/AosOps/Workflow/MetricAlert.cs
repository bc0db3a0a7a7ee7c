namespace AosOps.Workflow;

/// <summary>An alert that a rule of the metrics server raises at the moment.</summary>
/// <param name="Name">The alert's name: its label <c>alertname</c>.</param>
/// <param name="State"><c>pending</c> or <c>firing</c>.</param>
/// <param name="Severity">The label <c>severity</c>, or null where the rule sets none.</param>
/// <param name="Summary">The annotation <c>summary</c>, or null.</param>
/// <param name="ActiveSince">Since when the condition holds, in UTC.</param>
/// <param name="Labels">All labels.</param>
public sealed record MetricAlert(
    string Name,
    string State,
    string? Severity,
    string? Summary,
    DateTimeOffset? ActiveSince,
    IReadOnlyDictionary<string, string> Labels);
