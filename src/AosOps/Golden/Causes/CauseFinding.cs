namespace AosOps.Golden.Causes;

/// <summary>Why two golden files differ.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Evidence">What proves it, the most telling first.</param>
internal sealed record CauseFinding(GoldenCause Cause, IReadOnlyList<string> Evidence)
{
    /// <summary>The first step that diverges, from 0, or null.</summary>
    public int? Step { get; init; }

    /// <summary>Its skill, or null.</summary>
    public string? Skill { get; init; }
}
