using System.Runtime.InteropServices;

namespace AosOps.IO;

/// <summary>
/// Reads whole small files. On Linux that takes three system calls (open, read, close), where .NET's own way takes twice
/// as many, because it also locks the file and asks for its attributes: with thousands of small files that is most of the time.
/// </summary>
internal static partial class SmallFile
{
    /// <summary>What <see cref="Read(string, Span{byte})"/> gives for a file that is as large as the buffer, or larger.</summary>
    public const int TooLarge = -1;

    private const int Failed = -1;

    // O_RDONLY | O_CLOEXEC, the same on every Linux that .NET runs on (asm-generic/fcntl.h).
    private const int OpenFlags = 0x80000;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="buffer">Receives its bytes.</param>
    /// <returns>The number of its bytes, or <see cref="TooLarge"/>.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static int Read(string path, Span<byte> buffer)
    {
        var length = OperatingSystem.IsLinux() ? ReadDirectly(path, buffer) : Failed;

        // What went wrong is for .NET to say: it knows the exception.
        if (length == Failed)
        {
            using var handle = File.OpenHandle(path);
            length = RandomAccess.Read(handle, buffer, fileOffset: 0);
        }

        return length < buffer.Length ? length : TooLarge;
    }

    private static int ReadDirectly(string path, Span<byte> buffer)
    {
        var descriptor = Open(path, OpenFlags);
        if (descriptor < 0)
            return Failed;
        var length = Read(descriptor, buffer, buffer.Length);
        _ = Close(descriptor);
        return (int)length;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Read(int descriptor, Span<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
