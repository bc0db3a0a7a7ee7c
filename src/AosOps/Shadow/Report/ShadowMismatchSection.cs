namespace AosOps.Shadow;

/// <summary>The section of a report about the mismatches of a run.</summary>
/// <param name="Total">All of them, by cycle reports and log.</param>
/// <param name="Cycles">The cycles in which they are, in order.</param>
/// <param name="First">The first that are described, at most five.</param>
public sealed record ShadowMismatchSection(long Total, IReadOnlyList<int> Cycles, IReadOnlyList<ShadowMismatch> First);
