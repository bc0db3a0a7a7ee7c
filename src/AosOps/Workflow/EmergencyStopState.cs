namespace AosOps.Workflow;

/// <summary>Whether workflows are stopped.</summary>
public enum EmergencyStopState
{
    /// <summary>Workflows may run.</summary>
    Disabled,

    /// <summary>The emergency stop is set: no workflow may run.</summary>
    Enabled,

    /// <summary>It cannot be told. That counts as stopped.</summary>
    Unknown,
}
