using AosOps.Configuration;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Drills;

/// <summary>Reaching the database of checkpoints.</summary>
internal sealed class CheckpointExercise(AosConfiguration configuration, Lazy<IWorkflowServices> services) : IDrillExercise
{
    public string Name => "Checkpoint database";

    public string Command => ShellCommand.Count(configuration);

    public string Expected => "The database tells how many checkpoints there are";

    public async Task<DrillFinding> RunAsync(DrillSandbox sandbox, IOperationObserver observer, CancellationToken token)
    {
        var checkpoints = await services.Value.Checkpoints.CountAsync(token);
        return new DrillFinding(Passed: true, $"{checkpoints.Count} rows in {checkpoints.Table}");
    }
}
