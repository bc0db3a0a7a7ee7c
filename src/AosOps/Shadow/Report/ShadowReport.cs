namespace AosOps.Shadow;

/// <summary>All about a run, in six sections.</summary>
public sealed record ShadowReport
{
    /// <summary>The name of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Where it stands, and how well it is.</summary>
    public required ShadowStatus Status { get; init; }

    /// <summary>Section 1: the process that executes it, with its children and open files; null where none does.</summary>
    public ShadowProcess? Process { get; init; }

    /// <summary>Section 2: its cycles, by its log, else by its cycle reports.</summary>
    public required ShadowCycleSection Cycles { get; init; }

    /// <summary>Section 3: its mismatches.</summary>
    public required ShadowMismatchSection Mismatches { get; init; }

    /// <summary>Section 4: its golden files; null without a run directory.</summary>
    public ShadowGoldenSection? Golden { get; init; }

    /// <summary>Section 5: disk space and memory.</summary>
    public required ShadowResourceSection Resources { get; init; }

    /// <summary>Section 6: its log; null without one.</summary>
    public ShadowLogSection? Log { get; init; }
}
