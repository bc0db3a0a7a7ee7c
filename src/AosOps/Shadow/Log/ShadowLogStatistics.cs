namespace AosOps.Shadow;

/// <summary>
/// What a run's log says. Every tool takes its numbers from here, so there is one answer to each question:
/// a cycle is successful when its own line says so, a progress line is not a cycle, a cycle that ended without its
/// numbers failed, and one that began and never ended is unfinished.
/// <c>CyclesStarted = CyclesSucceeded + CyclesFailed + CyclesUnfinished</c>, and one more while <see cref="OpenCycle"/>
/// is under way.
/// </summary>
public sealed record ShadowLogStatistics
{
    /// <summary>The log.</summary>
    public required string Path { get; init; }

    /// <summary>Complete lines. A line without a line feed at the end of the file counts where its text is complete.</summary>
    public long Lines { get; init; }

    /// <summary>The size of the log, in bytes, when it was read.</summary>
    public long Bytes { get; init; }

    /// <summary>When the log was last written to, local time.</summary>
    public DateTimeOffset LastWrittenAt { get; init; }

    /// <summary>Cycles that began. A quiet log announces none: there it is the number that the log itself states.</summary>
    public long CyclesStarted { get; init; }

    /// <summary>Cycles whose own line says <c>0 mismatches</c>.</summary>
    public long CyclesSucceeded { get; init; }

    /// <summary>Cycles with mismatches, and crashed ones.</summary>
    public long CyclesFailed { get; init; }

    /// <summary>Of the failed cycles, those that ended without their numbers.</summary>
    public long CyclesCrashed { get; init; }

    /// <summary>Cycles that began and did not end before the next one began or the run ended.</summary>
    public long CyclesUnfinished { get; init; }

    /// <summary>The number of the cycle that has begun and not ended, or null.</summary>
    public int? OpenCycle { get; init; }

    /// <summary>When it began, or null.</summary>
    public DateTimeOffset? OpenCycleStartedAt { get; init; }

    /// <summary>The number of the cycle that began last, or null without any.</summary>
    public int? LastCycle { get; init; }

    /// <summary>Workflows that were executed, as far as the log says.</summary>
    public long Workflows { get; init; }

    /// <summary>Replays, as far as the log says. A failed cycle's are known only from the report at the end.</summary>
    public long Replays { get; init; }

    /// <summary>Mismatches.</summary>
    public long Mismatches { get; init; }

    /// <summary>Progress lines.</summary>
    public long ProgressLines { get; init; }

    /// <summary>Lines tagged ERROR.</summary>
    public long Errors { get; init; }

    /// <summary>Lines tagged WARN.</summary>
    public long Warnings { get; init; }

    /// <summary>Python tracebacks.</summary>
    public long Tracebacks { get; init; }

    /// <summary>Errors of the shell that executes the run.</summary>
    public long ShellErrors { get; init; }

    /// <summary>How often the simulation started in this log: more than once where it was continued.</summary>
    public int Sessions { get; init; }

    /// <summary>How often the clock went back.</summary>
    public int ClockStepsBack { get; init; }

    /// <summary>The time of the first line that has one, local time, or null.</summary>
    public DateTimeOffset? FirstActivity { get; init; }

    /// <summary>The time of the last line that has one, local time, or null.</summary>
    public DateTimeOffset? LastActivity { get; init; }

    /// <summary>What the run says of itself.</summary>
    public required ShadowLogHeader Header { get; init; }

    /// <summary>How the run ended, as the log says.</summary>
    public ShadowLogEnd End { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The report that the end names, or null.</summary>
    public string? FinalReport { get; init; }
}
