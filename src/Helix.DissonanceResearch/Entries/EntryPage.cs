namespace Helix.DissonanceResearch.Entries;

/// <summary>Some entries of a listing.</summary>
/// <param name="Items">The entries.</param>
/// <param name="NextCursor">What to pass as <c>cursor</c> to get the next ones, or null where there are none now.</param>
internal sealed record EntryPage(IReadOnlyList<TimeEntry> Items, string? NextCursor);
