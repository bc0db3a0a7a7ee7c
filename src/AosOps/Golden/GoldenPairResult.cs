using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>What came of a pair.</summary>
/// <param name="Diff">The comparison.</param>
/// <param name="Failures">Why files could not be read, a failure for each.</param>
internal sealed record GoldenPairResult(GoldenDiff Diff, IReadOnlyList<AosException> Failures);
