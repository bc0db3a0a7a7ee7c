using System.Runtime.InteropServices;
using System.Text;

namespace AosOps.IO;

/// <summary>
/// Reads small files with three system calls. <see cref="File.OpenHandle"/> also asks for the file's status and locks
/// it, which takes longer than reading it where tens of thousands of files of half a kilobyte are read.
/// </summary>
internal static partial class SmallFile
{
    private const int PathLimit = 1024;

    // O_RDONLY, and O_CLOEXEC where its value is known; a descriptor that a child inherits for an instant does no harm.
    private static readonly int OpenFlags = OperatingSystem.IsLinux() ? 0x80000 : 0;

    /// <summary>Reads a file into a buffer that is larger than it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="buffer">The buffer.</param>
    /// <returns>The length of the file; -1 where it does not fit or cannot be read this way: the ordinary way then says why.</returns>
    public static int TryRead(string path, Span<byte> buffer)
    {
        if (OperatingSystem.IsWindows() || Encoding.UTF8.GetMaxByteCount(path.Length) >= PathLimit || path.Contains('\0'))
            return -1;
        Span<byte> name = stackalloc byte[PathLimit];
        name[Encoding.UTF8.GetBytes(path, name)] = 0;
        var descriptor = Open(ref MemoryMarshal.GetReference(name), OpenFlags);
        if (descriptor < 0)
            return -1;
        var length = ReadToEnd(descriptor, buffer);
        _ = Close(descriptor);
        return length;
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
}
