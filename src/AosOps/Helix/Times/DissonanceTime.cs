namespace AosOps.Helix;

/// <summary>A time entry for Helix Dissonance Research, as it is sent.</summary>
/// <param name="IsoTimestamp">The time, ISO 8601.</param>
/// <param name="TimeZone">The IANA name of the time zone, for example <c>Europe/Berlin</c>.</param>
/// <param name="Source">Where the entry comes from.</param>
/// <param name="Human">What it is, for people.</param>
public sealed record DissonanceTime(string IsoTimestamp, string TimeZone, string Source, string Human);
