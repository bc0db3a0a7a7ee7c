namespace Helix.DissonanceResearch.Entries;

/// <summary>How the service is.</summary>
/// <param name="Ok">Whether it takes entries.</param>
/// <param name="Version">The version of the interface.</param>
/// <param name="ServerTimeUtc">The time of this machine, in UTC.</param>
/// <param name="UptimeSeconds">How long the service runs.</param>
/// <param name="Entries">How many entries are stored.</param>
/// <param name="LastReceivedAt">When the last entry was received, in UTC, or null.</param>
/// <param name="Storage">How the storage is.</param>
internal sealed record ServiceStatus(
    bool Ok, string Version, DateTime ServerTimeUtc, long UptimeSeconds, long Entries, DateTime? LastReceivedAt, StorageStatus Storage);
