namespace AosOps.Shadow;

/// <summary>A line of the header or of the report at the end: <c>Label:   value</c>.</summary>
internal enum ShadowLogField
{
    /// <summary>No such line.</summary>
    None,

    /// <summary><c>Primary Workers</c>.</summary>
    Workers,

    /// <summary><c>Duration</c>: <c>24h (1440m)</c> in the header, <c>0h 0m 6s</c> in the report.</summary>
    Duration,

    /// <summary><c>Workflows/Cycle</c>.</summary>
    WorkflowsPerCycle,

    /// <summary><c>Cycle Interval</c>: <c>30s</c>.</summary>
    CycleInterval,

    /// <summary><c>Output</c>.</summary>
    Output,

    /// <summary><c>Cycles Completed</c>.</summary>
    CyclesCompleted,

    /// <summary><c>Total Workflows</c>.</summary>
    TotalWorkflows,

    /// <summary><c>Total Replays</c>.</summary>
    TotalReplays,

    /// <summary><c>Mismatches</c>.</summary>
    Mismatches,

    /// <summary><c>Final Report</c>.</summary>
    FinalReport,
}
