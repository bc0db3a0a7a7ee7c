namespace AosOps.Shadow;

/// <summary>Which lines of a log are wanted.</summary>
public sealed record ShadowLogFilter
{
    /// <summary>Only the last so many lines of those that are wanted; null for all.</summary>
    public int? Tail { get; init; }

    /// <summary>Only lines with one of these tags; empty for all.</summary>
    public IReadOnlyCollection<ShadowLogLevel> Levels { get; init; } = [];

    /// <summary>Only lines that were written at that time or later; null for all. A line without a time of its own has that of the line before it.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Says whether a line is wanted, but for <see cref="Tail"/>.</summary>
    internal bool Wants(ShadowLogLevel level, DateTimeOffset? time)
    {
        if (Since is { } since && !(time >= since))
            return false;
        if (Levels.Count == 0)
            return true;
        foreach (var wanted in Levels)
        {
            if (wanted == level)
                return true;
        }

        return false;
    }
}
