namespace Helix.DissonanceResearch.Storage;

/// <summary>What a storage holds.</summary>
/// <param name="Entries">How many entries.</param>
/// <param name="LastReceivedAt">When the last of them was received, in UTC, or null where there is none.</param>
/// <param name="Warning">What an operator should know of a storage that works, or null.</param>
internal sealed record StoreTotals(long Entries, DateTime? LastReceivedAt, string? Warning = null);
