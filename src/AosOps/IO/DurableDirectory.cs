using System.Runtime.InteropServices;

namespace AosOps.IO;

/// <summary>
/// Flushes a directory to disk. On Unix a new, renamed or removed name survives a power failure only after
/// <c>fsync</c> of its directory (fsync(2), NOTES); .NET has no API for it. Elsewhere this does nothing.
/// </summary>
public static partial class DurableDirectory
{
    private const int ReadOnly = 0;

    /// <summary>Flushes a directory to disk.</summary>
    /// <param name="path">An existing directory.</param>
    /// <exception cref="IOException">The directory cannot be opened or flushed; what was changed in it stays.</exception>
    public static void Flush(string path)
    {
        try
        {
            Flush(path, static descriptor => Synchronize(descriptor));
        }
        catch (IOException cause)
        {
            throw new UnflushedChangeException(cause.Message);
        }
    }

    /// <summary>Flushes all of the file system on which a directory lies: of thousands of new files, dearer for each than for all.</summary>
    /// <param name="path">An existing directory.</param>
    /// <exception cref="IOException">The directory cannot be opened, or its file system cannot be flushed.</exception>
    internal static void FlushFileSystem(string path) => Flush(path, static descriptor => OperatingSystem.IsLinux() ? SynchronizeAll(descriptor) : Synchronize(descriptor));

    private static void Flush(string path, Func<int, int> flush)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(path, ReadOnly);
        if (descriptor < 0)
            throw new IOException($"The directory '{path}' could not be opened to flush it: {Marshal.GetLastPInvokeErrorMessage()}.");
        try
        {
            if (flush(descriptor) != 0)
                throw new IOException($"The directory '{path}' could not be flushed to disk: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SynchronizeAll(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
