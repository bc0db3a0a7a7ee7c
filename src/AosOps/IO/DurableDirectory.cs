using System.Runtime.InteropServices;

namespace AosOps.IO;

/// <summary>
/// Flushes a directory to disk. On Unix a new, renamed or removed name survives a power failure only after
/// <c>fsync</c> of its directory (fsync(2), NOTES); .NET has no API for it. Elsewhere this does nothing.
/// </summary>
public static partial class DurableDirectory
{
    private const int ReadOnly = 0;

    // EINVAL in errno.h.
    private const int NotSupported = 22;

    /// <summary>Flushes a directory to disk.</summary>
    /// <param name="path">An existing directory.</param>
    /// <exception cref="IOException">The directory cannot be opened or flushed; what was changed in it stays.</exception>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(path, ReadOnly);
        if (descriptor < 0)
            throw Failed($"The directory '{path}' could not be opened to flush it");
        try
        {
            // A file system that cannot flush a directory says so, and has nothing to flush.
            if (Synchronize(descriptor) != 0 && Marshal.GetLastPInvokeError() != NotSupported)
                throw Failed($"The directory '{path}' could not be flushed to disk");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static UnflushedChangeException Failed(string what)
    {
        var error = Marshal.GetLastPInvokeError();
        return new UnflushedChangeException($"{what}: {Marshal.GetPInvokeErrorMessage(error)}.", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
