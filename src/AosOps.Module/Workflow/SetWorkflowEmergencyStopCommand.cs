using System.Management.Automation;
using AosOps.Workflow;

namespace AosOps.Commands;

/// <summary>Stops all workflows in an emergency, or lets them run again.</summary>
/// <remarks>
/// <para>-Enable creates the flag file, flushed to disk, and sets WORKFLOW_EMERGENCY_STOP in the calling process;
/// engine, workers and shadow runs stop at either. It never asks. Where the stop is set already it is set again, with a
/// further line. -Disable removes the flag and the variable, and asks first, unless -Force or -Confirm:$false is given.</para>
/// <para>Both are recorded in an audit log beside the flag (FLAG.audit.jsonl: time, user, host, action, reason). If
/// anything is interrupted, the workflows stay stopped.</para>
/// </remarks>
/// <example>
///   <code>Set-WorkflowEmergencyStop -Enable -Reason 'Mismatch in cycle 1042'</code>
///   <para>Stops all workflows.</para>
/// </example>
/// <example>
///   <code>Set-WorkflowEmergencyStop -Enable -EnvironmentFile /etc/aos/engine.env</code>
///   <para>Stops all workflows, and keeps a service stopped that reads only its environment file when it starts.</para>
/// </example>
/// <example>
///   <code>Set-WorkflowEmergencyStop -Disable -Reason 'Seed corrected, replay clean' -Force</code>
///   <para>Lets workflows run again, without a question.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "WorkflowEmergencyStop", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.None, DefaultParameterSetName = EnableSet)]
[OutputType(typeof(EmergencyStopStatus))]
public sealed class SetWorkflowEmergencyStopCommand : EmergencyStopCommand
{
    private const string EnableSet = "Enable";
    private const string DisableSet = "Disable";

    /// <summary>Stops all workflows.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EnableSet)]
    public SwitchParameter Enable { get; set; }

    /// <summary>Lets workflows run again. Asks first.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DisableSet)]
    public SwitchParameter Disable { get; set; }

    /// <summary>Why: it goes into the audit log.</summary>
    [Parameter(Position = 0)]
    public string? Reason { get; set; }

    /// <summary>A service's environment file (lines KEY=value) in which WORKFLOW_EMERGENCY_STOP is set to true or false as well.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EnvironmentFile { get; set; }

    /// <summary>Lets workflows run again without asking.</summary>
    [Parameter(ParameterSetName = DisableSet)]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var flag = FlagFile;
        if (!ShouldProcess(flag, Disable ? "Let all workflows run again" : "Stop all workflows"))
            return;
        if (Disable && !IsConfirmed(flag))
            return;
        var stop = EmergencyStop;
        var file = EnvironmentFile is null ? null : ResolveTarget(EnvironmentFile);
        Run(flag, async (observer, token) =>
        {
            if (Disable)
                await stop.DisableAsync(Reason, file, token);
            else
                await stop.EnableAsync(Reason, file, observer, token);
            Environment.SetEnvironmentVariable(EmergencyStop.VariableName, Disable ? null : "true");
            return stop.Read();
        });
    }

    /// <summary>The impact of a cmdlet is the same for all its parameter sets, and stopping must never wait for an answer: so releasing asks by itself.</summary>
    private bool IsConfirmed(string flag) =>
        Force || MyInvocation.BoundParameters.ContainsKey("Confirm")
        || ShouldContinue($"Let all workflows run again? The flag '{flag}' is removed.", "Release the emergency stop");
}
