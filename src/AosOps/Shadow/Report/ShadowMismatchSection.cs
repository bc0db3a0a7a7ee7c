namespace AosOps.Shadow;

/// <summary>The section of a report about the mismatches of a run.</summary>
/// <param name="Total">All of them, by the reports and, for cycles without a report, by the log.</param>
/// <param name="Cycles">The cycles in which they are, in order.</param>
/// <param name="First">The first of them, at most ten.</param>
public sealed record ShadowMismatchSection(long Total, IReadOnlyList<int> Cycles, IReadOnlyList<ShadowMismatch> First);
