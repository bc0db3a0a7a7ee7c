namespace AosOps.Shadow;

/// <summary>What a line of a run's log reports.</summary>
internal enum ShadowLogEventKind
{
    /// <summary>Nothing that is counted beyond its level.</summary>
    None,

    /// <summary><c>Running cycle N...</c>.</summary>
    CycleBegan,

    /// <summary><c>Cycle N: W workflows, R replays, M mismatches</c>; a crashed cycle lacks numbers.</summary>
    CycleEnded,

    /// <summary><c>Cycle N: M mismatches detected!</c>.</summary>
    MismatchesDetected,

    /// <summary><c>Progress: N cycles, W workflows, M mismatches, Ss remaining</c>: totals so far, not a cycle.</summary>
    Progress,

    /// <summary><c>Starting shadow-run simulation...</c>, after the header.</summary>
    RunStarted,

    /// <summary>A line of the header or of the report at the end.</summary>
    Field,

    /// <summary><c>SHADOW SIMULATION PASSED</c>.</summary>
    Passed,

    /// <summary><c>SHADOW SIMULATION FAILED</c>.</summary>
    Failed,

    /// <summary><c>Shadow simulation complete</c>, of some versions.</summary>
    Completed,

    /// <summary><c>Shutting down shadow simulation...</c>: a signal came.</summary>
    ShuttingDown,

    /// <summary><c>Final report: PATH</c>, after a signal.</summary>
    InterruptedReport,

    /// <summary><c>Traceback (most recent call last):</c>.</summary>
    Traceback,

    /// <summary><c>SCRIPT: line N: MESSAGE</c>, from the shell.</summary>
    ShellError,
}
