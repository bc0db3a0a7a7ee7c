using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>
/// Which file an open handle is, whatever its name has become: device, inode, and when it was born, because an inode's
/// number is given to the next file soon after. From <c>statx(2)</c>; elsewhere than on Linux all files are alike.
/// </summary>
/// <param name="Device">The device, major number in the upper half.</param>
/// <param name="Inode">The inode.</param>
/// <param name="Birth">When the file was created, in nanoseconds since 1970; 0 where the file system does not know.</param>
internal readonly partial record struct FileIdentity(ulong Device, ulong Inode, long Birth)
{
    private const int EmptyPath = 0x1000;
    private const uint InodeAndBirth = 0x100 | 0x800;
    private const uint BirthKnown = 0x800;

    /// <summary>Identifies an open file.</summary>
    public static FileIdentity Of(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux() || Describe(handle, "", EmptyPath, InodeAndBirth, out var status) != 0)
            return default;
        var birth = (status.Mask & BirthKnown) == 0 ? 0 : unchecked(status.BirthSeconds * 1_000_000_000 + status.BirthNanoseconds);
        return new FileIdentity(((ulong)status.DeviceMajor << 32) | status.DeviceMinor, status.Inode, birth);
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Describe(SafeFileHandle directory, string path, int flags, uint mask, out Status status);

    // struct statx, the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(0)]
        public uint Mask;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(80)]
        public long BirthSeconds;

        [FieldOffset(88)]
        public uint BirthNanoseconds;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
