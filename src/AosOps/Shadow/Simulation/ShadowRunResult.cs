using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>How a shadow run went.</summary>
public sealed record ShadowRunResult : IVerdict
{
    /// <summary>What it showed. A run that ended early is judged by what it did until then.</summary>
    public required ShadowRunVerdict Verdict { get; init; }

    /// <summary>Why it ended.</summary>
    public required ShadowRunEnding State { get; init; }

    /// <summary>The cycles that ended, in whatever way.</summary>
    public int Cycles { get; init; }

    /// <summary>The workflows that were executed.</summary>
    public int Workflows { get; init; }

    /// <summary>The replays of golden files. The check at the end of the run is not counted.</summary>
    public int Replays { get; init; }

    /// <summary>The golden files that a replay did not match, that could not be read, or that were altered or deleted after their replay.</summary>
    public int Mismatches { get; init; }

    /// <summary>Of <see cref="Cycles"/>, those in which something else failed than a replay.</summary>
    public int CrashedCycles { get; init; }

    /// <summary>The golden files of the run that were never replayed.</summary>
    public int NotReplayed { get; init; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The run directory.</summary>
    public required string Directory { get; init; }

    /// <summary>The log.</summary>
    public required string LogPath { get; init; }

    /// <summary>The final report, or null where it could not be written.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Describes the failure of a run that failed.</summary>
    /// <returns>The failure (<see cref="ErrorIds.ShadowRunFailed"/>), or null where the run passed.</returns>
    public AosException? ToFailure() => Verdict == ShadowRunVerdict.Passed
        ? null
        : new AosException(
            ErrorIds.ShadowRunFailed,
            FailureKind.InvalidOperation,
            $"The shadow run failed: {Mismatches} mismatches in {Replays} replays, {CrashedCycles} of {Cycles} cycles crashed.")
        {
            FilePath = Directory,
            Remedy = $"'{LogPath}' says what happened; Get-ShadowMismatch shows the mismatches, and Invoke-ShadowReplay says what changed.",
        };

    CheckStatus IVerdict.Verdict => Verdict == ShadowRunVerdict.Passed ? CheckStatus.Healthy : CheckStatus.Critical;
}
