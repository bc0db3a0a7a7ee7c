namespace AosOps.Helix;

/// <summary>Which entries of a log are wanted.</summary>
public sealed record HelixLogFilter
{
    /// <summary>Only the last so many, or null for all. With <see cref="Follows"/>, of those that are there already.</summary>
    public int? Tail { get; init; }

    /// <summary>Only entries of these levels; empty for all.</summary>
    public IReadOnlyCollection<HelixLogLevel> Levels { get; init; } = [];

    /// <summary>Only entries from that time on, or null. Entries without a time are wanted too.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether to go on with what is written.</summary>
    public bool Follows { get; init; }

    /// <summary>Says whether an entry is wanted.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>True where it is.</returns>
    public bool Wants(HelixLogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return (Levels.Count == 0 || Levels.Contains(entry.Level)) && !(entry.Time < Since);
    }
}
