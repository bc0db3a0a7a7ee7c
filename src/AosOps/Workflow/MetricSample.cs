namespace AosOps.Workflow;

/// <summary>One value of a time series at one instant.</summary>
/// <param name="Name">The metric, for example <c>workflow_executions_total</c>; empty where an expression has removed it.</param>
/// <param name="Labels">The labels of the series, without <c>__name__</c>.</param>
/// <param name="Value">The value; not a number and the infinities are possible.</param>
/// <param name="Time">The instant that the value belongs to, in UTC.</param>
public sealed record MetricSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value, DateTimeOffset Time);
