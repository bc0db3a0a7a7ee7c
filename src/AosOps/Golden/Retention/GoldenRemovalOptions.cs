namespace AosOps.Golden.Retention;

/// <summary>What may be removed.</summary>
public sealed record GoldenRemovalOptions
{
    /// <summary>How long a file must not have been written to before it counts as finished, where nothing else is said.</summary>
    public static TimeSpan DefaultQuiet { get; } = TimeSpan.FromSeconds(60);

    /// <summary>True to remove golden files although no archive holds them: they are lost.</summary>
    public bool Unarchived { get; init; }

    /// <summary>How long a file must not have been written to; zero to remove what was written just now.</summary>
    public TimeSpan Quiet { get; init; } = DefaultQuiet;
}
