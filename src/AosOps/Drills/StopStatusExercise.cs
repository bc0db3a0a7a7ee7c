using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Drills;

/// <summary>Seeing that workflows are stopped, and who stopped them.</summary>
internal sealed class StopStatusExercise(TimeProvider time) : EmergencyStopExercise(time)
{
    public override string Name => "Stop status";

    public override string Command => "Get-WorkflowEmergencyStop";

    public override string Expected => "The stop is Enabled, and says since when, by whom and why";

    protected override Task<DrillFinding> RunAsync(EmergencyStop stop, IOperationObserver observer, CancellationToken token)
    {
        var status = stop.Read();
        var complete = status is { State: EmergencyStopState.Enabled, Since: not null, By: not null, Reason: Reason };
        return Task.FromResult(new DrillFinding(
            complete, $"The stop is {status.State} since {status.Since:HH:mm:ss} by {status.By}: {status.Reason}"));
    }
}
