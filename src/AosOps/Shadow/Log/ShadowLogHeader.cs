namespace AosOps.Shadow;

/// <summary>What a run says of itself before its first cycle. Each value is null where the log does not say it.</summary>
public sealed record ShadowLogHeader
{
    /// <summary>How many workers execute workflows.</summary>
    public int? Workers { get; init; }

    /// <summary>How long the run shall last.</summary>
    public TimeSpan? TargetDuration { get; init; }

    /// <summary>How many workflows a cycle has.</summary>
    public int? WorkflowsPerCycle { get; init; }

    /// <summary>The pause between cycles.</summary>
    public TimeSpan? CycleInterval { get; init; }

    /// <summary>The run directory.</summary>
    public string? OutputDirectory { get; init; }
}
