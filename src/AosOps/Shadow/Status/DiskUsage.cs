using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>How full the file system is on which a path lies, as <c>df</c> counts it.</summary>
/// <param name="Path">The path that was asked for.</param>
/// <param name="TotalBytes">The size of the file system.</param>
/// <param name="UsedBytes">What is used.</param>
/// <param name="AvailableBytes">What an ordinary user may still use.</param>
public sealed record DiskUsage(string Path, long TotalBytes, long UsedBytes, long AvailableBytes)
{
    /// <summary>The share in use of what an ordinary user can use, in percent, from 0 to 100.</summary>
    public double UsedPercent => UsedBytes + AvailableBytes == 0 ? 0 : 100.0 * UsedBytes / (UsedBytes + AvailableBytes);

    /// <summary>Asks for the file system of a path.</summary>
    /// <param name="path">An existing file or directory.</param>
    /// <returns>How full it is.</returns>
    /// <exception cref="AosException">The path does not exist, or its file system gives no answer.</exception>
    public static DiskUsage Of(string path)
    {
        try
        {
            var drive = new DriveInfo(path);
            var (total, free) = (drive.TotalSize, drive.TotalFreeSpace);
            return new DiskUsage(path, total, total - free, drive.AvailableFreeSpace);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw AosException.FromFile(path, cause);
        }
    }
}
