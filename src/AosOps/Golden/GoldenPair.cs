namespace AosOps.Golden;

/// <summary>Two golden files to compare, of which one may be missing.</summary>
/// <param name="RunId">The run id by which they were paired.</param>
/// <param name="ReferencePath">The reference, or null.</param>
/// <param name="DifferencePath">The other file, or null.</param>
internal sealed record GoldenPair(string RunId, string? ReferencePath, string? DifferencePath);
