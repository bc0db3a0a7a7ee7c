using Microsoft.Win32.SafeHandles;

namespace AosOps.Cli.Terminal;

/// <summary>Opens the standard output and error streams.</summary>
internal static class StandardStream
{
    /// <summary>Opens the standard output.</summary>
    public static Stream Output() => Direct(1) ?? Console.OpenStandardOutput();

    /// <summary>Opens the standard error.</summary>
    public static Stream Error() => Direct(2) ?? Console.OpenStandardError();

    /// <summary>
    /// Pipes and terminals are written to directly, which saves the start-up of the console. A file is not: a file stream
    /// keeps a position of its own, and programs that share the file would overwrite each other.
    /// </summary>
    private static FileStream? Direct(int descriptor)
    {
        if (OperatingSystem.IsWindows())
            return null;
        var stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? null : stream;
    }
}
