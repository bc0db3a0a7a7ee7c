namespace AosOps.Shadow;

/// <summary>
/// A replay of a run that did not give the hashes of its golden file; or, where <see cref="Count"/> is not 1 or
/// <see cref="RunId"/> is null, mismatches of a cycle that are counted and not described. The sum of
/// <see cref="Count"/> over a run is its number of mismatches.
/// </summary>
public sealed record ShadowMismatch
{
    /// <summary>The name of the run.</summary>
    public required string Run { get; init; }

    /// <summary>The cycle; null for mismatches that only the totals of the log count.</summary>
    public int? Cycle { get; init; }

    /// <summary>When the cycle ended; null where nothing says so.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The line of the log with which the cycle begins, from 1; null where the log does not count its mismatches.</summary>
    public long? LineNumber { get; init; }

    /// <summary>The run id of the golden file, or null where it is not known.</summary>
    public string? RunId { get; init; }

    /// <summary>The run id of the replay, or null.</summary>
    public string? ReplayRunId { get; init; }

    /// <summary>The first step, from 0, that differs; null where no step does, or it is not known.</summary>
    public int? Step { get; init; }

    /// <summary>The skill of that step, or null.</summary>
    public string? Skill { get; init; }

    /// <summary>What the golden file records there: a step hash as <c>SKILL:16HEX</c>, or the workflow hash where every step agrees; or null.</summary>
    public string? Expected { get; init; }

    /// <summary>What the replay gave there, or null.</summary>
    public string? Actual { get; init; }

    /// <summary>The workflow hash that the golden file records, or null.</summary>
    public string? OriginalHash { get; init; }

    /// <summary>The workflow hash that the replay gave, or null.</summary>
    public string? ReplayHash { get; init; }

    /// <summary>The golden file, or null where it is not known or not there.</summary>
    public string? GoldenFile { get; init; }

    /// <summary>How many mismatches this stands for: 1 where it is described.</summary>
    public long Count { get; init; } = 1;

    /// <summary>What it is known from.</summary>
    public required MismatchSource Source { get; init; }

    /// <summary>What differs, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The mismatch in a line.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => RunId is null ? Message : $"{RunId}: {Message}";
}
