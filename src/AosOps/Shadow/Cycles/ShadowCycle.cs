namespace AosOps.Shadow;

/// <summary>One cycle of a shadow run.</summary>
public sealed record ShadowCycle
{
    /// <summary>The name of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Its number, from 1. Numbers begin again where a log was continued.</summary>
    public required int Number { get; init; }

    /// <summary>How it went.</summary>
    public required ShadowCycleState State { get; init; }

    /// <summary>When it began, local time; null where the log does not say.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, local time; null where it did not, or nothing says so.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How long it took, to the second.</summary>
    public TimeSpan? Duration => CompletedAt - StartedAt;

    /// <summary>The workflows that it executed; null where neither log nor report says.</summary>
    public int? Workflows { get; init; }

    /// <summary>The golden files that it replayed; null where neither log nor report says.</summary>
    public int? Replays { get; init; }

    /// <summary>The replays that differed; null where neither log nor report says.</summary>
    public int? Mismatches { get; init; }

    /// <summary>The line of the log with which it begins, from 1; null where it is known from its report only.</summary>
    public long? LineNumber { get; init; }

    /// <summary>The report, or null where there is none.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Why the report cannot be read, or null.</summary>
    public string? ReportError { get; init; }

    /// <summary>Completes what the log leaves open with what the report says.</summary>
    internal ShadowCycle With(CycleReport report) => report.Error is { } error
        ? this with { ReportPath = report.Path, ReportError = error }
        : this with
        {
            ReportPath = report.Path,
            CompletedAt = CompletedAt ?? report.Timestamp,
            Workflows = Workflows ?? report.Workflows,
            Replays = Replays ?? report.Replays,
            Mismatches = Mismatches ?? report.Mismatches,
        };
}
