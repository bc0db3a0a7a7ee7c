namespace AosOps.Helix;

/// <summary>Which entries are wanted.</summary>
/// <param name="From">Only entries from that time on, or null.</param>
/// <param name="To">Only entries before that time, or null.</param>
public sealed record DissonanceQuery(DateTimeOffset? From, DateTimeOffset? To);
