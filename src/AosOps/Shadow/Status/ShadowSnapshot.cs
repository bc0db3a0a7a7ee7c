namespace AosOps.Shadow;

/// <summary>All that was observed of a run at one moment. Status, health, report and sanity check are views of it.</summary>
public sealed record ShadowSnapshot
{
    /// <summary>The run.</summary>
    public required ShadowRun Run { get; init; }

    /// <summary>When it was observed.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Where the run stands.</summary>
    public required ShadowRunState State { get; init; }

    /// <summary>What the log says, or null where there is none or it cannot be read.</summary>
    public ShadowLogStatistics? Log { get; init; }

    /// <summary>
    /// The report of the cycle in which the run died, or null. Its log does not say how that cycle went: programs that
    /// end at their first mismatch write the report and nothing more.
    /// </summary>
    public CycleReport? OpenCycleReport { get; init; }

    /// <summary>The replays, or null without a log.</summary>
    public long? Replays => Log?.Replays + (OpenCycleReport?.Replays ?? 0);

    /// <summary>The replays that differed, or null without a log.</summary>
    public long? Mismatches => Log?.Mismatches + (OpenCycleReport?.Mismatches ?? 0);

    /// <summary>The time since the log was last written to, or null without a log. Negative where the clock was set back since.</summary>
    public TimeSpan? LogAge { get; init; }

    /// <summary>The process that executes the run, or null. It is not looked for where the log says that the run ended.</summary>
    public ShadowProcessIdentity? Process { get; init; }

    /// <summary>The file system of the run directory, or of the log; null where it gives no answer.</summary>
    public DiskUsage? Disk { get; init; }

    /// <summary>The golden files, where they were counted; null without a run directory.</summary>
    public GoldenUsage? Golden { get; init; }

    /// <summary>Whether the golden files are larger than <see cref="ShadowThresholds.GoldenBytesWarning"/>; null without a run directory.</summary>
    public bool? IsGoldenLarge { get; init; }

    /// <summary>True where the log says that the run ended.</summary>
    public bool HasEnded => State is ShadowRunState.Completed or ShadowRunState.Failed or ShadowRunState.Interrupted;

    /// <summary>When the run began: by its name, else by its log.</summary>
    public DateTimeOffset? StartedAt => Log?.FirstActivity ?? Run.StartedAt;

    /// <summary>How long the run took, or has taken until now; until its last sign of life where it died.</summary>
    public TimeSpan? Elapsed
    {
        get
        {
            var end = HasEnded ? Log?.EndedAt ?? Log?.LastActivity
                : State == ShadowRunState.Running ? ObservedAt
                : Log?.LastActivity;
            return end - StartedAt is { } elapsed ? elapsed < TimeSpan.Zero ? TimeSpan.Zero : elapsed : null;
        }
    }
}
