using System.Management.Automation;
using AosOps.Workflow;

namespace AosOps.Commands;

/// <summary>The base of the cmdlets of the emergency stop.</summary>
public abstract class EmergencyStopCommand : AosCommand
{
    /// <summary>The flag file. By default that of the configuration: AOS_EMERGENCY_STOP_FILE, else .workflow_emergency_stop in the state directory.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? FlagPath { get; set; }

    /// <summary>The flag's full path.</summary>
    protected string FlagFile => FlagPath is null ? Configuration.EmergencyStopPath : ResolveTarget(FlagPath);

    /// <summary>The emergency stop.</summary>
    protected EmergencyStop EmergencyStop => new(FlagFile, Environment.GetEnvironmentVariable, TimeProvider.System);
}
