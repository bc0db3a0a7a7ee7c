namespace AosOps.Helix;

/// <summary>A time entry that Helix Dissonance Research has stored.</summary>
public sealed record DissonanceEntry
{
    /// <summary>The service's identifier of the entry, or null where it has none.</summary>
    public string? Id { get; init; }

    /// <summary>The time as it was sent, ISO 8601.</summary>
    public required string IsoTimestamp { get; init; }

    /// <summary>The time, or null where <see cref="IsoTimestamp"/> has no offset and its time zone is not known here.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The IANA name of the time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Where the entry comes from.</summary>
    public required string Source { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string Human { get; init; }

    /// <summary>When the service received it, or null where it does not say.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}
