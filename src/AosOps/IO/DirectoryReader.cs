using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>
/// Goes over what a directory holds, in the order in which its file system has it. The kernel's own call gives many names
/// at a time, as the bytes that they are, so that those that are no text are seen too; .NET's enumeration takes a tenth of a
/// short command before its first name.
/// </summary>
internal sealed partial class DirectoryReader : IDisposable
{
    private const int ReadBytes = 64 * 1024;

    // struct linux_dirent64, the same on every architecture.
    private const int LengthOffset = 16;
    private const int TypeOffset = 18;
    private const int NameOffset = 19;

    // errno.h: the directory was removed.
    private const int NotFound = 2;

    private static readonly bool HasCall =
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "getdents64", out _);

    private readonly string path;
    private readonly SafeFileHandle? handle;
    private readonly IEnumerator<string>? ordinary;
    private byte[] buffer = [];
    private int end;
    private int next;
    private int nameStart;
    private int nameLength;

    /// <summary>Begins with a directory.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="handle">The same directory, held open; null where that is not to be had. It gives its entries once.</param>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public DirectoryReader(string path, SafeFileHandle? handle)
    {
        (this.path, this.handle) = (path, handle);
        if (handle is null || !HasCall)
            ordinary = Directory.EnumerateFileSystemEntries(path).GetEnumerator();
        else
            buffer = GC.AllocateUninitializedArray<byte>(ReadBytes);
    }

    /// <summary>What the present entry is.</summary>
    public EntryType Type { get; private set; }

    /// <summary>Its name, without its end.</summary>
    public ReadOnlySpan<byte> Name => buffer.AsSpan(nameStart, nameLength);

    /// <summary>Its name with a zero byte at its end, as system calls want it.</summary>
    public ReadOnlySpan<byte> TerminatedName => buffer.AsSpan(nameStart, nameLength + 1);

    /// <summary>Its name as text.</summary>
    public string Text => Encoding.UTF8.GetString(Name);

    /// <summary>True for a directory, and for a symbolic link to one.</summary>
    public bool IsDirectory =>
        Type == EntryType.Directory || (Type is EntryType.Link or EntryType.Unknown && Directory.Exists(Path.Join(path, Text)));

    /// <summary>Goes to the next entry, or to the first.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="IOException">The directory cannot be read, or was removed meanwhile.</exception>
    public bool MoveNext() => ordinary is null ? MoveNextEntry() : MoveNextOrdinary(ordinary);

    /// <inheritdoc/>
    public void Dispose() => ordinary?.Dispose();

    private bool MoveNextEntry()
    {
        do
        {
            if (next == end && !Fill())
                return false;
            var entry = buffer.AsSpan(next, end - next);
            Type = (EntryType)entry[TypeOffset];
            nameStart = next + NameOffset;
            nameLength = entry[NameOffset..].IndexOf((byte)0);
            next += MemoryMarshal.Read<ushort>(entry[LengthOffset..]);
        }
        while (Name.SequenceEqual("."u8) || Name.SequenceEqual(".."u8));
        return true;
    }

    private bool Fill()
    {
        (next, end) = (0, (int)Entries(handle!, ref buffer[0], buffer.Length));
        if (end >= 0)
            return end > 0;
        end = 0;
        var (error, message) = (Marshal.GetLastPInvokeError(), $"The directory '{path}' could not be read: {Marshal.GetLastPInvokeErrorMessage()}.");
        throw error == NotFound ? new DirectoryNotFoundException(message) : new IOException(message, error);
    }

    private bool MoveNextOrdinary(IEnumerator<string> entries)
    {
        if (!entries.MoveNext())
            return false;
        Type = Directory.Exists(entries.Current) ? EntryType.Directory : EntryType.File;
        buffer = Encoding.UTF8.GetBytes(Path.GetFileName(entries.Current) + '\0');
        nameLength = buffer.Length - 1;
        return true;
    }

    [LibraryImport("libc", EntryPoint = "getdents64", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Entries(SafeFileHandle directory, ref byte buffer, nint count);
}
