using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>What <c>statx(2)</c> says of a file and .NET does not. Elsewhere than on Linux nothing is known.</summary>
/// <param name="Identity">Which file it is.</param>
/// <param name="Size">Its size in bytes; that of a directory grows with every name in it, on every file system by at least one.</param>
/// <param name="IsFile">True for an ordinary file: not a directory, a device, a pipe or a socket.</param>
internal readonly partial record struct FileStatus(FileIdentity Identity, long Size, bool IsFile)
{
    private const int CurrentDirectory = -100;
    private const int EmptyPath = 0x1000;
    private const uint Wanted = 0x001 | 0x002 | 0x008 | 0x010 | 0x100 | 0x200 | BirthKnown;
    private const int TypeBits = 0xF000;
    private const int OrdinaryFile = 0x8000;
    private const uint BirthKnown = 0x800;
    private const int PermissionBits = 0xFFF;

    /// <summary>The number of the user whose file it is.</summary>
    public uint UserId { get; private init; }

    /// <summary>The number of the group whose file it is.</summary>
    public uint GroupId { get; private init; }

    /// <summary>Who may do what with it.</summary>
    public UnixFileMode Mode { get; private init; }

    /// <summary>Describes an open file.</summary>
    /// <returns>The description, or null where nothing is known.</returns>
    public static FileStatus? Of(SafeFileHandle handle) =>
        OperatingSystem.IsLinux() && Describe(handle, "", EmptyPath, Wanted, out var status) == 0 ? From(status) : null;

    /// <summary>Describes a file or directory.</summary>
    /// <returns>The description, or null where nothing is known.</returns>
    public static FileStatus? Of(string path) =>
        OperatingSystem.IsLinux() && Describe(CurrentDirectory, path, 0, Wanted, out var status) == 0 ? From(status) : null;

    private static FileStatus From(in Status status)
    {
        var birth = (status.Mask & BirthKnown) == 0 ? 0 : unchecked(status.BirthSeconds * 1_000_000_000 + status.BirthNanoseconds);
        var device = ((ulong)status.DeviceMajor << 32) | status.DeviceMinor;
        return new FileStatus(new FileIdentity(device, status.Inode, birth), (long)status.Size, (status.Mode & TypeBits) == OrdinaryFile)
        {
            UserId = status.UserId,
            GroupId = status.GroupId,
            Mode = (UnixFileMode)(status.Mode & PermissionBits),
        };
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Describe(SafeFileHandle file, string path, int flags, uint mask, out Status status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Describe(int directory, string path, int flags, uint mask, out Status status);

    // struct statx, the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(0)]
        public uint Mask;

        [FieldOffset(20)]
        public uint UserId;

        [FieldOffset(24)]
        public uint GroupId;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Size;

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
