using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>
/// System calls for tens of thousands of small files. <see cref="File.OpenHandle"/> also asks for a file's status and locks
/// it, which takes longer than reading half a kilobyte; and whoever asks for sizes by full paths pays for the path each
/// time. Where a call is not to be had, the ordinary way does the same.
/// </summary>
internal static partial class UnixFile
{
    private const int PathLimit = 1024;

    // fcntl.h and linux/stat.h: the same values on every architecture that .NET runs on.
    private const int CloseOnExec = 0x80000;
    private const int NoFollow = 0x100;
    private const uint SizeOnly = 0x200;
    private const int StatusLength = 256;
    private const int SizeOffset = 40;

    /// <summary>Reads a file into a buffer that is larger than it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="buffer">The buffer.</param>
    /// <returns>The length of the file; -1 where it does not fit or cannot be read this way: the ordinary way then says why.</returns>
    public static int TryRead(string path, Span<byte> buffer)
    {
        Span<byte> name = stackalloc byte[PathLimit];
        if (!OperatingSystem.IsLinux() || !TryTerminate(path, name))
            return -1;
        var descriptor = Open(ref MemoryMarshal.GetReference(name), CloseOnExec);
        if (descriptor < 0)
            return -1;
        var length = ReadToEnd(descriptor, buffer);
        _ = Close(descriptor);
        return length;
    }

    /// <summary>The size of a file of a directory, in bytes; 0 where it has been removed.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="handle">The same directory as <see cref="TryOpenDirectory"/> gave it, or null.</param>
    /// <param name="name">The file's name.</param>
    public static long Size(string directory, SafeFileHandle? handle, string name)
    {
        Span<byte> terminated = stackalloc byte[PathLimit];
        if (handle is null || !TryTerminate(name, terminated))
            return OrdinarySize(directory, name);
        Span<byte> status = stackalloc byte[StatusLength];
        var failed = Status((int)handle.DangerousGetHandle(), ref MemoryMarshal.GetReference(terminated), NoFollow, SizeOnly, ref MemoryMarshal.GetReference(status));
        return failed != 0 ? OrdinarySize(directory, name)
            : BitConverter.IsLittleEndian ? BinaryPrimitives.ReadInt64LittleEndian(status[SizeOffset..])
            : BinaryPrimitives.ReadInt64BigEndian(status[SizeOffset..]);
    }

    /// <summary>Opens a directory for <see cref="Size"/>.</summary>
    /// <returns>The directory, or null where that is not to be had.</returns>
    public static SafeFileHandle? TryOpenDirectory(string path)
    {
        Span<byte> name = stackalloc byte[PathLimit];
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "statx", out _) || !TryTerminate(path, name))
            return null;
        var descriptor = Open(ref MemoryMarshal.GetReference(name), CloseOnExec);
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    private static long OrdinarySize(string directory, string name) =>
        new FileInfo(Path.Join(directory, name)) is { Exists: true } file ? file.Length : 0;

    private static bool TryTerminate(string path, Span<byte> name)
    {
        if (!Encoding.UTF8.TryGetBytes(path, name[..^1], out var length) || path.Contains('\0'))
            return false;
        name[length] = 0;
        return true;
    }

    private static int ReadToEnd(int descriptor, Span<byte> buffer)
    {
        var length = 0;
        while (length < buffer.Length)
        {
            var read = (int)Read(descriptor, ref buffer[length], buffer.Length - length);
            if (read <= 0)
                return read < 0 ? -1 : length;
            length += read;
        }

        return -1;
    }

    [LibraryImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(ref byte path, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Read(int descriptor, ref byte buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Status(int directory, ref byte name, int flags, uint mask, ref byte status);
}
