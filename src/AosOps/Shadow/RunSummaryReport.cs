namespace AosOps.Shadow;

/// <summary>The report that a shadow run writes at its end: <c>reports/summary_YYYYMMDD_HHMMSS.json</c>.</summary>
public sealed record RunSummaryReport
{
    /// <summary>The report's file.</summary>
    public required string Path { get; init; }

    /// <summary>When the run began, or null where the report does not say.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How long it was to take, in hours.</summary>
    public double TargetHours { get; init; }

    /// <summary>The number of primary workers.</summary>
    public int PrimaryWorkers { get; init; }

    /// <summary>The cycles that were completed.</summary>
    public int CyclesCompleted { get; init; }

    /// <summary>The workflows that were executed.</summary>
    public int TotalWorkflows { get; init; }

    /// <summary>The replays that were made.</summary>
    public int TotalReplays { get; init; }

    /// <summary>The replays that did not match.</summary>
    public int Mismatches { get; init; }

    /// <summary>The mismatch rate as the report gives it; some writers divide by one replay more than there were.</summary>
    public double MismatchRate { get; init; }

    /// <summary><c>healthy</c> or <c>degraded</c>, or null where the report does not say.</summary>
    public string? Status { get; init; }

    /// <summary>Why the report cannot be read, naming file and line, or null.</summary>
    public string? Error { get; init; }
}
