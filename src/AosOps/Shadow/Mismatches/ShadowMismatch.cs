namespace AosOps.Shadow;

/// <summary>
/// A replay of a run that differed; or, with a <see cref="Count"/> and without a <see cref="RunId"/>, several of a
/// cycle of which nothing more is known, because a report keeps the details of at most five. The counts of a run add up to its mismatches.
/// </summary>
public sealed record ShadowMismatch
{
    /// <summary>The name of the run.</summary>
    public required string Run { get; init; }

    /// <summary>The cycle.</summary>
    public required int Cycle { get; init; }

    /// <summary>For how many mismatches this object stands: one where they are detailed.</summary>
    public required int Count { get; init; }

    /// <summary>When the cycle ended, or null where nothing says so.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The run id of the golden file, or null where it is not known.</summary>
    public string? RunId { get; init; }

    /// <summary>The run id of the replay.</summary>
    public string? ReplayRunId { get; init; }

    /// <summary>The workflow hash that the golden file records.</summary>
    public string? OriginalHash { get; init; }

    /// <summary>The workflow hash that the replay gave.</summary>
    public string? ReplayHash { get; init; }

    /// <summary>The first step that differs, from 0, or null where none does.</summary>
    public int? Step { get; init; }

    /// <summary>The skill of that step, as the golden file names it.</summary>
    public string? Skill { get; init; }

    /// <summary>That step of the golden file, as <c>SKILL:HASH</c>.</summary>
    public string? OriginalStep { get; init; }

    /// <summary>That step of the replay, as <c>SKILL:HASH</c>.</summary>
    public string? ReplayStep { get; init; }

    /// <summary>What is known, as a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The report or the log that says so.</summary>
    public required string Source { get; init; }

    /// <summary>Its line, from 1, where <see cref="Source"/> is the log.</summary>
    public long? LineNumber { get; init; }

    /// <summary>Takes one that a report details.</summary>
    internal static ShadowMismatch Of(ShadowRun run, CycleReport report, ReplayMismatch detail) => new()
    {
        Run = run.Name,
        Cycle = report.Cycle,
        Count = 1,
        Time = report.Timestamp,
        RunId = detail.OriginalRunId,
        ReplayRunId = detail.ReplayRunId,
        OriginalHash = detail.OriginalHash,
        ReplayHash = detail.ReplayHash,
        Step = detail.Step,
        Skill = detail.OriginalStep?.Split(':')[0],
        OriginalStep = detail.OriginalStep,
        ReplayStep = detail.ReplayStep,
        Message = detail.DiffDetails ?? "The workflow hashes differ, and no step does.",
        Source = report.Path,
    };

    /// <summary>Stands for those that a report counts and does not detail.</summary>
    internal static ShadowMismatch WithoutDetails(ShadowRun run, CycleReport report, int count) => new()
    {
        Run = run.Name,
        Cycle = report.Cycle,
        Count = count,
        Time = report.Timestamp,
        Message = $"{count} of the {report.Mismatches} mismatches of cycle {report.Cycle} are not detailed: its report keeps {report.MismatchDetails.Count}.",
        Source = report.Path,
    };

    /// <summary>Stands for those that only the log counts.</summary>
    internal static ShadowMismatch Of(ShadowCycle cycle, string log) => new()
    {
        Run = cycle.Run,
        Cycle = cycle.Number,
        Count = cycle.Mismatches ?? 0,
        Time = cycle.CompletedAt,
        Message = $"The log counts {cycle.Mismatches} mismatches in cycle {cycle.Number}; there is no report that details them.",
        Source = log,
        LineNumber = cycle.LineNumber,
    };
}
