using AosOps.Golden;

namespace AosOps.Shadow;

/// <summary>A golden file and what else is known of it.</summary>
/// <param name="File">Its content.</param>
/// <param name="NamedRunId">The run id that its name gives.</param>
/// <param name="HasRecordedForm">Whether its bytes are laid out as a run writes them.</param>
/// <param name="Recorded">What the cycle reports say of it, or null where they say nothing.</param>
/// <param name="HasRecordedBytes">Whether its bytes have the recorded SHA-256; meaningless without <paramref name="Recorded"/>.</param>
internal readonly record struct ReplayEvidence(
    ShadowGoldenFile File,
    string NamedRunId,
    bool HasRecordedForm,
    GoldenRecord? Recorded,
    bool HasRecordedBytes);
