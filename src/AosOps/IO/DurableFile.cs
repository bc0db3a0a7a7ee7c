using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>
/// Flushes a file to disk, and throws where that fails. .NET's own methods call <c>fsync(2)</c> and take no notice of what
/// it answers, although the system tells there, and only once, that what was written before has not reached the disk.
/// </summary>
internal static partial class DurableFile
{
    // errno.h: the same values on every Linux that .NET runs on.
    private const int Interrupted = 4;
    private const int NoDisk = 22;
    private const int NotSupported = 95;

    /// <summary>Flushes what was written to a file. What is not on a disk, a pipe for example, has nothing to flush.</summary>
    /// <param name="file">The file, open.</param>
    /// <exception cref="IOException">Something of it is not on disk; <see cref="Exception.HResult"/> is the system's number of the error.</exception>
    public static void Flush(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        while (Synchronize(file) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error is NoDisk or NotSupported)
                return;
            if (error != Interrupted)
                throw new IOException($"it could not be flushed to disk: {Marshal.GetPInvokeErrorMessage(error)}.", error);
        }
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(SafeFileHandle file);
}
