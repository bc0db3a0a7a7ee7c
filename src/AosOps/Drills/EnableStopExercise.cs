using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Drills;

/// <summary>Stopping all workflows.</summary>
internal sealed class EnableStopExercise(TimeProvider time) : EmergencyStopExercise(time)
{
    public override string Name => "Emergency stop";

    public override string Command => $"Set-WorkflowEmergencyStop -Enable -Reason '{Reason}'";

    public override string Expected => "Workflows are stopped, and the flag is on disk";

    protected override async Task<DrillFinding> RunAsync(EmergencyStop stop, IOperationObserver observer, CancellationToken token)
    {
        await stop.EnableAsync(Reason, environmentFile: null, observer, token);
        var status = stop.Read();
        var flagged = File.Exists(status.FlagPath);
        return new DrillFinding(
            status.State == EmergencyStopState.Enabled && flagged,
            $"The stop is {status.State}, and the flag is {(flagged ? "on disk" : "not there")}");
    }
}
