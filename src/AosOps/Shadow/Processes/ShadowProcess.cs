namespace AosOps.Shadow;

/// <summary>The process that executes a run, at one moment. What this user may not see is null, and <see cref="Notes"/> says so.</summary>
public sealed record ShadowProcess
{
    /// <summary>The name of the run.</summary>
    public required string Run { get; init; }

    /// <summary>The process id.</summary>
    public required int ProcessId { get; init; }

    /// <summary>The name of its program or script.</summary>
    public required string Name { get; init; }

    /// <summary>Its arguments as one would type them.</summary>
    public string? CommandLine { get; init; }

    /// <summary>What shows that it executes the run.</summary>
    public required ShadowProcessEvidence FoundBy { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long it has existed.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>What it is doing.</summary>
    public required ShadowProcessState State { get; init; }

    /// <summary>The processor time that it has used itself, without its children.</summary>
    public TimeSpan? CpuTime { get; init; }

    /// <summary>The processor time as a share of the elapsed time, in percent of one processor.</summary>
    public double? CpuPercent { get; init; }

    /// <summary>The memory that it occupies, in bytes.</summary>
    public long? WorkingSetBytes { get; init; }

    /// <summary>Its threads.</summary>
    public int? Threads { get; init; }

    /// <summary>The processes that it started, directly or through others, each after its parent.</summary>
    public IReadOnlyList<ShadowChildProcess>? Children { get; init; }

    /// <summary>The files that it has open, by descriptor.</summary>
    public IReadOnlyList<ShadowOpenFile>? OpenFiles { get; init; }

    /// <summary>The function of the kernel in which it waits; null where it does not wait.</summary>
    public string? WaitsIn { get; init; }

    /// <summary>What it waits for, as a phrase; null where it does not wait.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>Says whether it looks stuck; <see cref="StuckReason"/> says why.</summary>
    public bool IsStuck => StuckReason is not null;

    /// <summary>
    /// Why it looks stuck: it is stopped; or it or a child is blocked in uninterruptible I/O and the log has been silent for
    /// a minute; or all of them wait and the log has been silent for ten minutes. Null where it does not look stuck.
    /// </summary>
    public string? StuckReason { get; init; }

    /// <summary>What could not be read, and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
