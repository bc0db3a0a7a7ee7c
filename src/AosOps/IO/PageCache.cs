using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>What the system keeps of files in memory.</summary>
internal static partial class PageCache
{
    private const int NotNeeded = 4;

    /// <summary>
    /// Lets go of what is kept of a file that was flushed, so that the next to read it reads the disk. It is advice: where
    /// the system does not take it, nothing else happens.
    /// </summary>
    public static void Drop(SafeFileHandle file)
    {
        if (OperatingSystem.IsLinux())
            _ = Advise(file, 0, 0, NotNeeded);
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(SafeFileHandle file, nint offset, nint length, int advice);
}
