using AosOps.Workflow;

namespace AosOps.Tests.Shadow.Status;

/// <summary>A metrics server that answers with the counters it is given, or fails.</summary>
internal sealed class FakeMetrics(Dictionary<string, double> counters) : IMetricsSource
{
    public Uri Endpoint { get; } = new("http://metrics:9090/");

    /// <summary>What a query ends in, where it does.</summary>
    public Exception? Failure { get; init; }

    public Task CheckReadyAsync(CancellationToken token) => Task.CompletedTask;

    public Task<IReadOnlyList<MetricSample>> QueryAsync(string expression, CancellationToken token) => Failure is { } failure
        ? Task.FromException<IReadOnlyList<MetricSample>>(failure)
        : Task.FromResult<IReadOnlyList<MetricSample>>(
            [.. counters.Where(counter => expression.Contains(counter.Key, StringComparison.Ordinal)).Select(counter => new MetricSample(counter.Key, new Dictionary<string, string>(), counter.Value, DateTimeOffset.UnixEpoch))]);

    public Task<IReadOnlyList<MetricAlert>> GetAlertsAsync(CancellationToken token) => Task.FromResult<IReadOnlyList<MetricAlert>>([]);
}
