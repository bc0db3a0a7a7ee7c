namespace Helix.DissonanceResearch.Storage;

/// <summary>Which entries are wanted.</summary>
/// <param name="From">The first instant, in UTC, or null for no bound.</param>
/// <param name="To">The first instant, in UTC, that is not wanted any more, or null for no bound.</param>
/// <param name="After">The entry after which the listing goes on, or null for its beginning.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record EntryRange(DateTime? From, DateTime? To, EntryPosition? After, int Limit);
