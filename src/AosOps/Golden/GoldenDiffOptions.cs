namespace AosOps.Golden;

/// <summary>How golden files are compared.</summary>
public sealed record GoldenDiffOptions
{
    /// <summary>Gives every difference instead of their numbers only. Default: false.</summary>
    public bool Detailed { get; init; }

    /// <summary>Volatile leaves (times, durations) are no differences. Default: false.</summary>
    public bool IgnoreVolatile { get; init; }

    /// <summary>Further names of volatile leaves; ASCII case does not matter. Default: none.</summary>
    public IReadOnlyCollection<string> VolatileFields { get; init; } = [];
}
