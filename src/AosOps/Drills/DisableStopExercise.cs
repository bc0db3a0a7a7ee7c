using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Drills;

/// <summary>Letting workflows run again.</summary>
internal sealed class DisableStopExercise(TimeProvider time) : EmergencyStopExercise(time)
{
    public override string Name => "Re-enable";

    public override string Command => $"Set-WorkflowEmergencyStop -Disable -Reason '{Reason} is over'";

    public override string Expected => "Workflows may run, and the audit log has both actions";

    protected override async Task<DrillFinding> RunAsync(EmergencyStop stop, IOperationObserver observer, CancellationToken token)
    {
        await stop.DisableAsync($"{Reason} is over", environmentFile: null, token);
        var status = stop.Read();
        EmergencyStopAction[] actions = [.. status.History.Select(entry => entry.Action)];
        return new DrillFinding(
            status.State == EmergencyStopState.Disabled && actions is [EmergencyStopAction.Enable, EmergencyStopAction.Disable],
            $"The stop is {status.State}, and the audit log has: {string.Join(", ", actions)}");
    }
}
