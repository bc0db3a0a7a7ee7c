using AosOps.Configuration;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Drills;

/// <summary>Asking the backend how it is.</summary>
internal sealed class ServiceHealthExercise(AosConfiguration configuration, Lazy<IWorkflowServices> services) : IDrillExercise
{
    private const string Healthy = "healthy";

    public string Name => "Service health";

    public string Command => ShellCommand.Get(configuration.BackendUri, "health");

    public string Expected => "The backend answers that it is healthy";

    public async Task<DrillFinding> RunAsync(DrillSandbox sandbox, IOperationObserver observer, CancellationToken token)
    {
        var status = await services.Value.Backend.GetStatusAsync(token);
        return new DrillFinding(status == Healthy, $"The backend answers that it is {status}");
    }
}
