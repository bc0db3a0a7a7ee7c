namespace AosOps.Workflow;

/// <summary>What somebody did to the emergency stop.</summary>
public enum EmergencyStopAction
{
    /// <summary>Stopped the workflows.</summary>
    Enable,

    /// <summary>Let them run again.</summary>
    Disable,
}
