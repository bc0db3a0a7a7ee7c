namespace AosOps.Drills;

/// <summary>How a step of a drill went.</summary>
public enum DrillStatus
{
    /// <summary>What was expected happened.</summary>
    Passed,

    /// <summary>What was expected did not happen.</summary>
    Failed,

    /// <summary>The step needs a server that cannot be reached; the message names it.</summary>
    Skipped,
}
