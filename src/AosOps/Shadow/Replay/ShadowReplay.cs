using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>What replaying one golden file showed.</summary>
public sealed record ShadowReplay : IVerdict
{
    /// <summary>The run id that the file's name gives.</summary>
    public required string RunId { get; init; }

    /// <summary>The golden file.</summary>
    public required string Path { get; init; }

    /// <summary>The recorded workflow type, or null where the file cannot be read.</summary>
    public string? WorkflowType { get; init; }

    /// <summary>The recorded seed, or null where the file cannot be read.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The workflow hash that the file records, or null where the file cannot be read.</summary>
    public string? RecordedHash { get; init; }

    /// <summary>The workflow hash that the replay gave, or null where there was none.</summary>
    public string? ReplayedHash { get; init; }

    /// <summary>How the replay ended.</summary>
    public required ReplayOutcome Outcome { get; init; }

    /// <summary>The first step, from 0, that differs, or null where none does.</summary>
    public int? FirstDivergentStep { get; init; }

    /// <summary>The skill of that step, or null.</summary>
    public string? Skill { get; init; }

    /// <summary>What the golden file records there: a step hash, or the workflow hash where every step agrees; or null.</summary>
    public string? Expected { get; init; }

    /// <summary>What the replay gave there, or null where it has no such step.</summary>
    public string? Actual { get; init; }

    /// <summary>Whether the golden file or the workload changed.</summary>
    public ReplayChange Changed { get; init; }

    /// <summary>What changed and how that is known, in a sentence; null where nothing did.</summary>
    public string? Cause { get; init; }

    /// <summary>How many times the workflow was executed.</summary>
    public int Repeats { get; init; }

    /// <inheritdoc/>
    CheckStatus IVerdict.Verdict => Outcome == ReplayOutcome.Match ? CheckStatus.Healthy : CheckStatus.Critical;

    /// <summary>How long all executions took.</summary>
    public TimeSpan Duration { get; init; }
}
