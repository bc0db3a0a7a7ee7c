using System.Runtime.InteropServices;
using System.Text;

namespace AosOps.IO;

/// <summary>
/// System calls for tens of thousands of small files. <see cref="File.OpenHandle"/> also asks for a file's status and locks
/// it, which takes longer than reading half a kilobyte. Where a call is not to be had, the ordinary way does the same.
/// </summary>
internal static partial class UnixFile
{
    private const int PathLimit = 1024;

    // fcntl.h: the same values on every architecture that .NET runs on.
    private const int CloseOnExec = 0x80000;
    private const int DoNotBlock = 0x800;

    /// <summary>Reads a file into a buffer that is larger than it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="buffer">The buffer.</param>
    /// <returns>The length of the file; -1 where it does not fit or cannot be read this way: the ordinary way then says why.</returns>
    public static int TryRead(string path, Span<byte> buffer)
    {
        Span<byte> name = stackalloc byte[PathLimit];
        if (!OperatingSystem.IsLinux() || !TryTerminate(path, name))
            return -1;
        // A named pipe in a file's place then reads as empty; otherwise its opening would wait for a writer.
        var descriptor = Open(ref MemoryMarshal.GetReference(name), CloseOnExec | DoNotBlock);
        if (descriptor < 0)
            return -1;
        var length = ReadToEnd(descriptor, buffer);
        _ = Close(descriptor);
        return length;
    }

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
}
