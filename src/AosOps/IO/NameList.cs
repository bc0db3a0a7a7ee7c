using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>
/// Names of a directory, as the bytes that they are, one behind the other in one array: a million of them take the room
/// of their letters. The kernel's own call gives them without making a text of each, and gives those, too, that are no text.
/// </summary>
internal sealed partial class NameList
{
    private const int ReadBytes = 64 * 1024;

    // struct linux_dirent64, the same on every architecture; and what its type field says.
    private const int LengthOffset = 16;
    private const int TypeOffset = 18;
    private const int NameOffset = 19;
    private const byte UnknownType = 0;
    private const byte OrdinaryFile = 8;

    private static readonly bool HasCall =
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "getdents64", out _);

    private readonly List<int> ends = [];
    private byte[] bytes = new byte[ReadBytes];
    private int used;

    private NameList()
    {
    }

    /// <summary>Says whether a name is wanted.</summary>
    public delegate bool Predicate(ReadOnlySpan<byte> name);

    /// <summary>The number of names.</summary>
    public int Count => ends.Count;

    /// <summary>A name, without its end.</summary>
    public ReadOnlySpan<byte> this[int index] => Terminated(index)[..^1];

    /// <summary>A name with a zero byte at its end, as system calls want it.</summary>
    public ReadOnlySpan<byte> Terminated(int index)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        return bytes.AsSpan(start, ends[index] - start);
    }

    /// <summary>Reads the names of a directory's ordinary files, and of what the file system does not say the type of.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="handle">The same directory, held open; null where that is not to be had.</param>
    /// <param name="isWanted">Says which names to keep.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public static NameList Read(string path, SafeFileHandle? handle, Predicate isWanted, CancellationToken cancellationToken)
    {
        var names = new NameList();
        if (handle is not null && HasCall)
            names.ReadEntries(path, handle, isWanted, cancellationToken);
        else
            names.ReadOrdinary(path, isWanted, cancellationToken);
        return names;
    }

    private void ReadEntries(string path, SafeFileHandle handle, Predicate isWanted, CancellationToken cancellationToken)
    {
        var buffer = new byte[ReadBytes];
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var length = (int)Entries(handle, ref buffer[0], buffer.Length);
            if (length < 0)
                throw new IOException($"The directory '{path}' could not be read: {Marshal.GetLastPInvokeErrorMessage()}.");
            if (length == 0)
                return;
            for (var entry = buffer.AsSpan(0, length); !entry.IsEmpty;)
            {
                var size = MemoryMarshal.Read<ushort>(entry[LengthOffset..]);
                var name = entry[NameOffset..size];
                name = name[..name.IndexOf((byte)0)];
                if (entry[TypeOffset] is OrdinaryFile or UnknownType && isWanted(name))
                    Add(name);
                entry = entry[size..];
            }
        }
    }

    private void ReadOrdinary(string path, Predicate isWanted, CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Encoding.UTF8.GetBytes(Path.GetFileName(file));
            if (isWanted(name))
                Add(name);
        }
    }

    private void Add(ReadOnlySpan<byte> name)
    {
        if (bytes.Length - used <= name.Length)
            Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, Array.MaxLength));
        name.CopyTo(bytes.AsSpan(used));
        bytes[used + name.Length] = 0;
        used += name.Length + 1;
        ends.Add(used);
    }

    [LibraryImport("libc", EntryPoint = "getdents64", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Entries(SafeFileHandle directory, ref byte buffer, nint count);
}
