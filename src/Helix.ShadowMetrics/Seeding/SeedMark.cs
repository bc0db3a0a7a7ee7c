using AosOps.IO;

namespace Helix.ShadowMetrics.Seeding;

/// <summary>What is known of the seed file without reading it; the default value says that there is none.</summary>
/// <param name="Identity">Which file it is.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Written">When it was written.</param>
/// <param name="IsFresh">Whether that is so lately that a second write would not show.</param>
internal readonly record struct SeedMark(FileIdentity Identity, long Size, DateTimeOffset Written, bool IsFresh);
