using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>What <c>statx(2)</c> says of a file and .NET does not. Elsewhere than on Linux nothing is known.</summary>
/// <param name="Identity">Which file it is.</param>
/// <param name="Size">Its size in bytes; that of a directory grows with every name in it, on every file system by at least one.</param>
/// <param name="IsFile">True for an ordinary file: not a directory, a device, a pipe, a socket or a symbolic link.</param>
/// <param name="Written">When its content was changed last, in nanoseconds since 1970.</param>
/// <param name="Changed">When anything of it was changed last, its name and mode included, in nanoseconds since 1970. Nobody can set it.</param>
/// <param name="AllocatedBytes">What it occupies on disk.</param>
internal readonly partial record struct FileStatus(FileIdentity Identity, long Size, bool IsFile, long Written, long Changed, long AllocatedBytes)
{
    private const int CurrentDirectory = -100;
    private const int EmptyPath = 0x1000;
    private const int NoFollow = 0x100;
    private const uint Wanted = 0x001 | 0x002 | 0x008 | 0x010 | 0x040 | 0x080 | 0x100 | 0x200 | 0x400 | BirthKnown;
    private const int TypeBits = 0xF000;
    private const int OrdinaryFile = 0x8000;
    private const int PermissionBits = 0xFFF;
    private const uint BirthKnown = 0x800;
    private const int BlockBytes = 512;
    private const long MostSeconds = 9_223_372_035;

    /// <summary>When its content was changed last.</summary>
    public DateTimeOffset LastWriteTime => DateTimeOffset.UnixEpoch.AddTicks(Written / TimeSpan.NanosecondsPerTick);

    /// <summary>The number of the user whose file it is.</summary>
    public uint UserId { get; private init; }

    /// <summary>The number of the group whose file it is.</summary>
    public uint GroupId { get; private init; }

    /// <summary>Whose file it is.</summary>
    public FileOwner Owner => new(UserId, GroupId);

    /// <summary>Who may do what with it.</summary>
    public UnixFileMode Mode { get; private init; }

    /// <summary>Describes an open file.</summary>
    /// <returns>The description, or null where nothing is known.</returns>
    public static FileStatus? Of(SafeFileHandle handle) =>
        OperatingSystem.IsLinux() && Describe(handle, ref MemoryMarshal.GetReference("\0"u8), EmptyPath, Wanted, out var status) == 0 ? From(status) : null;

    /// <summary>Describes an open file.</summary>
    /// <param name="descriptor">Its descriptor.</param>
    /// <returns>The description, or null where nothing is known.</returns>
    public static FileStatus? Of(int descriptor) =>
        Describe(descriptor, ref MemoryMarshal.GetReference("\0"u8), EmptyPath, Wanted, out var status) == 0 ? From(status) : null;

    /// <summary>Describes a file or directory.</summary>
    /// <returns>The description, or null where nothing is known.</returns>
    public static FileStatus? Of(string path) =>
        OperatingSystem.IsLinux() && Describe(CurrentDirectory, path, 0, Wanted, out var status) == 0 ? From(status) : null;

    /// <summary>Describes what an open directory has under a name: a symbolic link itself, not what it leads to.</summary>
    /// <param name="directory">The descriptor of the directory: two threads that hold one handle by turns wait for each other.</param>
    /// <param name="terminatedName">The name, with a zero byte at its end.</param>
    /// <returns>The description, or null where there is nothing or it may not be looked at; <see cref="Marshal.GetLastPInvokeError"/> says which.</returns>
    public static FileStatus? Of(int directory, ReadOnlySpan<byte> terminatedName) =>
        Describe(directory, ref MemoryMarshal.GetReference(terminatedName), NoFollow, Wanted, out var status) == 0 ? From(status) : null;

    /// <summary>Describes a file as far as the base library can.</summary>
    /// <returns>The description, or null where there is nothing.</returns>
    public static FileStatus? OfOrdinary(string path)
    {
        var file = new FileInfo(path);
        var isFile = file.Exists && file.LinkTarget is null;
        var written = (file.LastWriteTimeUtc - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        return Path.Exists(path) ? new FileStatus(default, isFile ? file.Length : 0, isFile, written, written, isFile ? file.Length : 0) { Mode = OrdinaryMode(file) } : null;
    }

    private static UnixFileMode OrdinaryMode(FileInfo file) => OperatingSystem.IsWindows() || !file.Exists ? default : file.UnixFileMode;

    /// <summary>Says whether a file is still the same, with the same content, as far as the system tells.</summary>
    public bool IsSameVersion(FileStatus other) =>
        Identity == other.Identity && Size == other.Size && Written == other.Written && Changed == other.Changed;

    private static FileStatus From(in Status status)
    {
        var birth = (status.Mask & BirthKnown) == 0 ? 0 : status.Birth.Nanoseconds;
        var device = ((ulong)status.DeviceMajor << 32) | status.DeviceMinor;
        return new FileStatus(
            new FileIdentity(device, status.Inode, birth),
            (long)status.Size,
            (status.Mode & TypeBits) == OrdinaryFile,
            status.Written.Nanoseconds,
            status.Changed.Nanoseconds,
            (long)status.Blocks * BlockBytes)
        {
            UserId = status.UserId,
            GroupId = status.GroupId,
            Mode = (UnixFileMode)(status.Mode & PermissionBits),
        };
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Describe(SafeFileHandle file, ref byte path, int flags, uint mask, out Status status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Describe(int directory, ref byte name, int flags, uint mask, out Status status);

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

        [FieldOffset(48)]
        public ulong Blocks;

        [FieldOffset(80)]
        public Moment Birth;

        [FieldOffset(96)]
        public Moment Changed;

        [FieldOffset(112)]
        public Moment Written;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }

    // struct statx_timestamp.
    [StructLayout(LayoutKind.Explicit, Size = 16)]
    private struct Moment
    {
        [FieldOffset(0)]
        public long WholeSeconds;

        [FieldOffset(8)]
        public uint Fraction;

        // What lies further away than 64 bits reach is still before, or after, everything else.
        public readonly long Nanoseconds => (Math.Clamp(WholeSeconds, -MostSeconds, MostSeconds) * 1_000_000_000) + Fraction;
    }
}
