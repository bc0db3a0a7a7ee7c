using System.Runtime.InteropServices;
using System.Text;

namespace AosOps.IO;

/// <summary>Resolves every symbolic link of a path, as <c>realpath(3)</c> does. .NET resolves only that of its last part.</summary>
internal static partial class RealPath
{
    private const int PathLimit = 4096;

    /// <summary>Resolves a path.</summary>
    /// <param name="path">An absolute path.</param>
    /// <returns>The path without symbolic links, <c>.</c> and <c>..</c>; null where nothing is there, or it may not be looked at.</returns>
    public static string? Of(string path)
    {
        if (OperatingSystem.IsWindows())
            return Path.Exists(path) ? Path.GetFullPath(path) : null;
        if (path.Contains('\0'))
            return null;
        Span<byte> resolved = stackalloc byte[PathLimit];
        return Resolve(path, ref MemoryMarshal.GetReference(resolved)) == 0
            ? null
            : Encoding.UTF8.GetString(resolved[..resolved.IndexOf((byte)0)]);
    }

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Resolve(string path, ref byte resolved);
}
