using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>What came of replaying a golden file.</summary>
/// <param name="Replay">What it showed.</param>
/// <param name="Failure">Why the file cannot be read; null where it can.</param>
internal sealed record ReplayedFile(ShadowReplay Replay, AosException? Failure);
