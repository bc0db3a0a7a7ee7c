namespace AosOps.Workflow;

/// <summary>The emergency stop as it stands.</summary>
public sealed record EmergencyStopStatus
{
    /// <summary>Whether it is set.</summary>
    public required EmergencyStopState State { get; init; }

    /// <summary>Whether workflows must not run: always, unless the stop is known not to be set.</summary>
    public bool IsStopped => State != EmergencyStopState.Disabled;

    /// <summary>Since when it is set, or null.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Who set it, or null.</summary>
    public string? By { get; init; }

    /// <summary>Why it was set, or null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>The flag file. That it exists is the stop.</summary>
    public required string FlagPath { get; init; }

    /// <summary>The value of <c>WORKFLOW_EMERGENCY_STOP</c> in this process, or null.</summary>
    public string? EnvironmentVariable { get; init; }

    /// <summary>What could not be read, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What was done to it, oldest first.</summary>
    public IReadOnlyList<EmergencyStopEvent> History { get; init; } = [];
}
