using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>
/// Appends whole lines to a file that several processes append to. The kernel places each line at the end as it is then
/// (<c>O_APPEND</c>), which .NET's own append mode leaves to a position that it looked up before. Writers wait for each
/// other by a lock of their own (fcntl(2), open file description locks): a line that is being written has, page by page,
/// an end that looks torn. Nobody who only reads or follows the file holds a line up, as with .NET's locks.
/// </summary>
internal static partial class AppendedFile
{
    // fcntl.h: the same values on every Linux that .NET runs on.
    private const int ReadWrite = 0x2;
    private const int Create = 0x40;
    private const int AtEnd = 0x400;
    private const int CloseOnExec = 0x80000;
    private const UnixFileMode OwnerAndGroup = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
    private const int LockAndWait = 38;
    private const short ToWrite = 1;
    private const int Interrupted = 4;

    /// <summary>Appends a line: on disk when the method returns. A file that ends within a line gets the end of that line first.</summary>
    /// <param name="path">The file. It is created where it is missing, not its directory.</param>
    /// <param name="line">The line with its end.</param>
    /// <param name="newMode">The mode of a new file, less what the process denies to all its files. Default: the owner may write it, the group read it.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void AppendLine(string path, ReadOnlySpan<byte> line, UnixFileMode newMode = OwnerAndGroup)
    {
        var isNew = !File.Exists(path);
        using (var handle = OpenHandle(path, newMode))
        {
            WaitForOthers(handle);
            var length = RandomAccess.GetLength(handle);
            Span<byte> last = stackalloc byte[1];
            var isTorn = length > 0 && RandomAccess.Read(handle, last, length - 1) == 1 && last[0] != (byte)'\n';
            RandomAccess.Write(handle, isTorn ? [(byte)'\n', .. line] : line, length);
            DurableFile.Flush(handle);
        }

        if (isNew)
            DurableDirectory.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>Locks the file until it is closed. A file system without locks leaves a line whole, but may set an empty one before it.</summary>
    private static void WaitForOthers(SafeFileHandle handle)
    {
        var whole = new FileLock { Type = ToWrite };
        while (OperatingSystem.IsLinux() && Control(handle, LockAndWait, ref whole) != 0 && Marshal.GetLastPInvokeError() == Interrupted)
        {
            // A signal came: once more.
        }
    }

    /// <summary>On Linux, what is written to a handle opened so goes to the end, whatever the offset (pwrite(2), BUGS).</summary>
    private static SafeFileHandle OpenHandle(string path, UnixFileMode newMode)
    {
        if (OperatingSystem.IsLinux())
        {
            var descriptor = Open(path, ReadWrite | Create | AtEnd | CloseOnExec, (int)newMode);
            if (descriptor >= 0)
                return new SafeFileHandle(descriptor, ownsHandle: true);
        }

        // The ordinary way; and where there is none, it says why.
        return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(SafeFileHandle file, int command, ref FileLock range);

    // struct flock with 64-bit offsets; from offset 0 of the beginning (SEEK_SET) with length 0 is the whole file.
    [StructLayout(LayoutKind.Explicit, Size = 32)]
    private struct FileLock
    {
        [FieldOffset(0)]
        public short Type;
    }
}
