using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>The comparison of one pair of golden files.</summary>
public sealed record GoldenDiff : IVerdict
{
    /// <summary>The run id by which the files were paired: the file's name without its extension.</summary>
    public required string RunId { get; init; }

    /// <summary>The reference, or null where it is not there.</summary>
    public string? ReferencePath { get; init; }

    /// <summary>The file compared with it, or null where it is not there.</summary>
    public string? DifferencePath { get; init; }

    /// <summary>What came of it.</summary>
    public required GoldenOutcome Outcome { get; init; }

    /// <summary>True only where both files could be read and have the same content.</summary>
    public bool IsMatch => Outcome == GoldenOutcome.Equal;

    /// <summary>Healthy (OK) without differences, Warning where only volatile leaves differ, else Critical.</summary>
    public CheckStatus Severity => Outcome switch
    {
        GoldenOutcome.Equal => CheckStatus.Healthy,
        GoldenOutcome.Different when DifferenceCount == VolatileCount => CheckStatus.Warning,
        _ => CheckStatus.Critical,
    };

    /// <inheritdoc/>
    CheckStatus IVerdict.Verdict => Severity;

    /// <summary>The number of leaves in either file.</summary>
    public long TotalKeys { get; init; }

    /// <summary>The number of leaves that differ.</summary>
    public long DifferenceCount { get; init; }

    /// <summary>The number of volatile leaves among them.</summary>
    public long VolatileCount { get; init; }

    /// <summary>Why they differ.</summary>
    public GoldenCause Cause { get; init; }

    /// <summary>The first step, from 0, that diverges: the place to look. What follows is its consequence. Null where no step does.</summary>
    public int? FirstDivergentStep { get; init; }

    /// <summary>The skill of that step, or null.</summary>
    public string? Skill { get; init; }

    /// <summary>What proves the cause, the most telling first.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The paths of the volatile leaves that differ (the first 10,000 unless details were asked for).</summary>
    public IReadOnlyList<string> VolatileLeaks { get; init; } = [];

    /// <summary>The paths of the seeds, hashes and signatures that differ (likewise).</summary>
    public IReadOnlyList<string> DeterminismViolations { get; init; } = [];

    /// <summary>Every difference, in the order of the paths by code point, where details were asked for; else none.</summary>
    public IReadOnlyList<LeafDifference> Differences { get; init; } = [];

    /// <summary>What is worth knowing and no difference: the run ids differ, one is a replay.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why a file cannot be read, naming file and line, or null.</summary>
    public string? Error { get; init; }
}
