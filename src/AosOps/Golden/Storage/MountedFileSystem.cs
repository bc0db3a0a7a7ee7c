using AosOps.IO;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Golden.Storage;

/// <summary>The file system on which something lies.</summary>
/// <param name="Device">Its device; 0 where the system does not say.</param>
/// <param name="MountPoint">Where it is mounted.</param>
internal sealed record MountedFileSystem(ulong Device, string MountPoint)
{
    /// <summary>Tells it from others: one that is mounted in two places is one.</summary>
    public (ulong Device, string MountPoint) Key => (Device, Device == 0 ? MountPoint : "");

    /// <summary>Finds that of a path; of one that is not there, that on which it would come to lie.</summary>
    public static MountedFileSystem Of(string path)
    {
        var place = Path.GetFullPath(path);
        while (!Path.Exists(place) && Path.GetDirectoryName(place) is { } parent)
            place = parent;
        place = RealPath.Of(place) ?? place;
        if (FileStatus.Of(place) is not { } status)
            return new MountedFileSystem(0, Path.GetPathRoot(place) ?? place);
        var device = status.Identity.Device;
        while (Path.GetDirectoryName(place) is { } above && FileStatus.Of(above)?.Identity.Device == device)
            place = above;
        return new MountedFileSystem(device, place);
    }

    /// <summary>Asks how full it is.</summary>
    /// <exception cref="AosException">It gives no answer.</exception>
    public DiskUsage Usage() => DiskUsage.Of(MountPoint);
}
