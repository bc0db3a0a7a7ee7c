namespace AosOps.Shadow;

/// <summary>What a replay showed, before it is put beside the file's name.</summary>
internal sealed record ReplayFinding(ReplayOutcome Outcome, ReplayChange Changed, string? Cause)
{
    /// <summary>Everything agrees.</summary>
    public static ReplayFinding Agreement { get; } = new(ReplayOutcome.Match, ReplayChange.Nothing, Cause: null);

    /// <summary>The first step that differs, or null.</summary>
    public int? Step { get; init; }

    /// <summary>What the golden file records there, or null.</summary>
    public string? Expected { get; init; }

    /// <summary>What the replay gave there, or null.</summary>
    public string? Actual { get; init; }

    /// <summary>The skill of the step, or null.</summary>
    public string? Skill => Step is null ? null : (Expected ?? Actual)?.Split(':')[0];
}
