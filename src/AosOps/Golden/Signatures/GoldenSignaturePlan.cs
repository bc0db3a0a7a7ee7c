namespace AosOps.Golden.Signatures;

/// <summary>What a change of signatures would do.</summary>
/// <param name="Paths">The golden files that would be signed, in the order in which they were named.</param>
/// <param name="LeftAlone">Those that would not be, with the reason.</param>
public sealed record GoldenSignaturePlan(IReadOnlyList<string> Paths, IReadOnlyList<GoldenSignature> LeftAlone);
