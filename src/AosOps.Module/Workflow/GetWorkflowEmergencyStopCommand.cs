using System.Management.Automation;
using AosOps.Workflow;

namespace AosOps.Commands;

/// <summary>Says whether workflows are stopped, since when, by whom and why.</summary>
/// <remarks>
/// <para>Workflows are stopped while the flag file exists, or while WORKFLOW_EMERGENCY_STOP is true in the environment.
/// Where it cannot be told, State is Unknown, Problems says why, and IsStopped is true: what cannot be read counts as
/// stopped.</para>
/// <para>History is the audit log: who stopped or released the workflows, when, where and why. A line of it that is
/// damaged is reported as a warning; the others are shown.</para>
/// </remarks>
/// <example>
///   <code>Get-WorkflowEmergencyStop</code>
///   <para>Shows the emergency stop of this machine.</para>
/// </example>
/// <example>
///   <code>(Get-WorkflowEmergencyStop).History</code>
///   <para>Shows who has used it.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "WorkflowEmergencyStop")]
[OutputType(typeof(EmergencyStopStatus))]
public sealed class GetWorkflowEmergencyStopCommand : EmergencyStopCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var stop = EmergencyStop;
        Run(FlagFile, (observer, _) =>
        {
            var status = stop.Read();
            foreach (var problem in status.Problems)
                observer.Warn(problem);
            return Task.FromResult(status);
        });
    }
}
