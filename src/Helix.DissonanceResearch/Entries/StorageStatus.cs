namespace Helix.DissonanceResearch.Entries;

/// <summary>How the storage is.</summary>
/// <param name="Kind"><c>sqlite</c> or <c>postgresql</c>.</param>
/// <param name="State"><c>ready</c> or <c>unavailable</c>.</param>
/// <param name="Detail">What is wrong, what an operator should know, or null.</param>
internal sealed record StorageStatus(string Kind, string State, string? Detail);
