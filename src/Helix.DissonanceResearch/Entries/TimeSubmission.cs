namespace Helix.DissonanceResearch.Entries;

/// <summary>What a client submitted, found valid.</summary>
/// <param name="IsoTimestamp">The time, as it was sent.</param>
/// <param name="Timezone">The IANA zone in which it was taken.</param>
/// <param name="Source">Where the data comes from.</param>
/// <param name="Human">What the data is, for people.</param>
/// <param name="Instant">The instant that the time and the zone mean, in UTC, cut to microseconds.</param>
internal sealed record TimeSubmission(string IsoTimestamp, string Timezone, string Source, string Human, DateTime Instant)
{
    /// <summary>Whether an entry says the same. The instant follows from the other members.</summary>
    public bool IsSameAs(TimeEntry entry) =>
        IsoTimestamp == entry.IsoTimestamp && Timezone == entry.Timezone && Source == entry.Source && Human == entry.Human;
}
