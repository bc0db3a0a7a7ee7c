using AosOps.Shadow;

namespace AosOps.Golden.Archives;

/// <summary>Says, where a disk had no room, how much it has.</summary>
internal static class FreeRoom
{
    /// <summary>Describes the room, as the end of a sentence.</summary>
    /// <param name="needed">How many bytes were needed.</param>
    /// <param name="free">How many its file system counts as free. A quota, or a thin volume under it, may give less.</param>
    public static string Describe(long needed, long free) => free <= needed
        ? $"{free:N0} are free"
        : $"of the {free:N0} that its file system counts as free, what lies under it (a thin volume, a quota) gives none";

    /// <summary>How many bytes are free where a directory is, or would be.</summary>
    public static long At(string directory)
    {
        while (!Directory.Exists(directory) && Path.GetDirectoryName(directory) is { } parent)
            directory = parent;
        return DiskUsage.Of(directory).AvailableBytes;
    }
}
