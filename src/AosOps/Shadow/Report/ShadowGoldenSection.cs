using AosOps.Golden;

namespace AosOps.Shadow;

/// <summary>The section of a report about the golden files of a run.</summary>
/// <param name="Folder">Where they lie.</param>
/// <param name="Files">How many they are.</param>
/// <param name="Bytes">The sum of their sizes.</param>
/// <param name="Recent">The five that were written last, the newest first.</param>
/// <param name="Sample">The newest of them that can be read: what such a file holds; null without one.</param>
public sealed record ShadowGoldenSection(string Folder, long Files, long Bytes, IReadOnlyList<RecentFile> Recent, ShadowGoldenFile? Sample)
{
    /// <summary>Their size on average, in bytes; 0 without files.</summary>
    public long AverageBytes => Files == 0 ? 0 : Bytes / Files;
}
