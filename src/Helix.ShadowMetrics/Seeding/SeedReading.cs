namespace Helix.ShadowMetrics.Seeding;

/// <summary>What was found in the place of the seed file.</summary>
/// <param name="State">How it fares.</param>
/// <param name="Value">Its value, where it is ready.</param>
/// <param name="Written">When it was written, where it is ready.</param>
/// <param name="Problem">A sentence, where it is not ready.</param>
internal sealed record SeedReading(SeedState State, decimal Value = 0, DateTimeOffset Written = default, string? Problem = null);
