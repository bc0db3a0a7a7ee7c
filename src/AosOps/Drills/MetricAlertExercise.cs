using AosOps.Configuration;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Drills;

/// <summary>Reading the alerts. That some fire is no failure of the drill: whoever can see them has passed.</summary>
internal sealed class MetricAlertExercise(AosConfiguration configuration, Lazy<IWorkflowServices> services) : IDrillExercise
{
    private const string Firing = "firing";

    public string Name => "Prometheus alerts";

    public string Command => ShellCommand.Get(configuration.PrometheusUri, "api/v1/alerts");

    public string Expected => "Prometheus answers with its alerts";

    public async Task<DrillFinding> RunAsync(DrillSandbox sandbox, IOperationObserver observer, CancellationToken token)
    {
        var alerts = await services.Value.Metrics.GetAlertsAsync(token);
        var firing = alerts.Where(alert => alert.State == Firing).Select(alert => alert.Name).ToList();
        return new DrillFinding(
            Passed: true,
            $"{alerts.Count} alerts, {firing.Count} of them firing",
            firing.Count > 0 ? $"Firing: {string.Join(", ", firing)}" : null);
    }
}
