namespace AosOps.Helix;

/// <summary>Some entries, and where the next ones are.</summary>
/// <param name="Items">The entries.</param>
/// <param name="NextCursor">Where the next page begins, or null after the last.</param>
public sealed record DissonancePage(IReadOnlyList<DissonanceEntry> Items, string? NextCursor);
