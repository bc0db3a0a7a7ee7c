namespace Helix.DissonanceResearch.Entries;

/// <summary>A stored time entry.</summary>
/// <param name="Id">Its number: later entries have higher ones, and a number is never used twice.</param>
/// <param name="IsoTimestamp">The time, as it was sent.</param>
/// <param name="Timezone">The IANA zone in which it was taken.</param>
/// <param name="Source">Where the data comes from.</param>
/// <param name="Human">What the data is, for people.</param>
/// <param name="ReceivedAt">When this service received it, in UTC, to the microsecond.</param>
internal sealed record TimeEntry(long Id, string IsoTimestamp, string Timezone, string Source, string Human, DateTime ReceivedAt)
{
    /// <summary>The instant that the time means; entries are listed in its order.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTime Instant { get; init; }
}
