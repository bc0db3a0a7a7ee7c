using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>
/// Which file an open handle is, whatever its name has become: device, inode, and when it was born, because an inode's
/// number is given to the next file soon after. Where the system does not say, all files are alike.
/// </summary>
/// <param name="Device">The device, major number in the upper half.</param>
/// <param name="Inode">The inode.</param>
/// <param name="Birth">When the file was created, in nanoseconds since 1970; 0 where the file system does not know.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Inode, long Birth)
{
    /// <summary>Identifies an open file.</summary>
    public static FileIdentity Of(SafeFileHandle handle) => FileStatus.Of(handle)?.Identity ?? default;

    /// <summary>Identifies the file of a path.</summary>
    public static FileIdentity Of(string path) => FileStatus.Of(path)?.Identity ?? default;
}
