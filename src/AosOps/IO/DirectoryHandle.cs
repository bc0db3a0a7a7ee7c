using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>
/// A directory that is held open: what is looked at and removed through it lies in that very directory, even if its path
/// is made to lead elsewhere in the meantime; and nobody pays for the path each time. Elsewhere than on Linux the path is
/// all there is.
/// </summary>
internal sealed partial class DirectoryHandle : IDisposable
{
    private const int NameLimit = 1024;

    // fcntl.h and errno.h: the same values on every Linux that .NET runs on.
    private const int CloseOnExec = 0x80000;
    private const int WriteOnly = 0x1;
    private const int DoNotBlock = 0x800;
    private const int Create = 0x40;
    private const int Exclusive = 0x80;
    private const int ForOwner = 0x180;
    private const int NotPermitted = 1;
    private const int NotFound = 2;
    private const int AccessDenied = 13;
    private const int Exists = 17;

    // The one that differs.
    private static readonly int NoFollow =
        RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Armv6 or Architecture.Arm64 or Architecture.Ppc64le ? 0x8000 : 0x20000;

    private readonly SafeFileHandle? handle;

    private DirectoryHandle(string path, SafeFileHandle? handle) => (Path, this.handle) = (path, handle);

    /// <summary>Gives the room for a file's content.</summary>
    /// <param name="status">What the file is like.</param>
    /// <returns>Room for one byte more than it has, which shows that it has grown; none where it is not to be read.</returns>
    public delegate Span<byte> Room(in FileStatus status);

    /// <summary>The path by which it was opened.</summary>
    public string Path { get; }

    /// <summary>Where it is: its path without symbolic links.</summary>
    public string RealPath => (handle is null ? null : new FileInfo($"/proc/self/fd/{Descriptor}").LinkTarget) ?? IO.RealPath.Of(Path) ?? Path;

    private int Descriptor => (int)handle!.DangerousGetHandle();

    /// <summary>Opens a directory.</summary>
    /// <exception cref="IOException">It does not exist, is none, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static DirectoryHandle Open(string path)
    {
        var descriptor = OperatingSystem.IsLinux() ? Open(path, CloseOnExec) : -1;
        var opened = new DirectoryHandle(path, descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true));
        if (descriptor >= 0 && Directory.Exists(path))
            return opened;
        opened.Dispose();
        if (File.Exists(path))
            throw new IOException($"'{path}' is no directory.");
        // The ordinary way; and where there is none, it says why.
        using var entries = Directory.EnumerateFileSystemEntries(path).GetEnumerator();
        return new DirectoryHandle(path, null);
    }

    /// <summary>
    /// Opens the same directory once more, for another thread: two that look through one handle wait for each other, and
    /// one that outlives it would look through whatever gets its number.
    /// </summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public DirectoryHandle Reopen()
    {
        if (handle is null)
            return this;
        var descriptor = OpenAt(handle, ".", CloseOnExec);
        return descriptor >= 0
            ? new DirectoryHandle(Path, new SafeFileHandle(descriptor, ownsHandle: true))
            : throw new IOException($"The directory '{Path}' could not be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>The names of its ordinary files.</summary>
    /// <param name="isWanted">Says which to keep.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public NameList Names(NameList.Predicate isWanted, CancellationToken cancellationToken)
    {
        using var entries = Entries();
        return NameList.Read(entries, isWanted, cancellationToken);
    }

    /// <summary>Goes over what it holds, once.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public DirectoryReader Entries() => new(Path, handle);

    /// <summary>Looks at what is there under a name; a symbolic link is looked at itself.</summary>
    /// <returns>Null where there is nothing.</returns>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public FileStatus? Look(string name)
    {
        Span<byte> terminated = stackalloc byte[NameLimit];
        return Look(Terminate(name, terminated));
    }

    /// <inheritdoc cref="Look(string)"/>
    /// <param name="terminatedName">The name, with a zero byte at its end.</param>
    public FileStatus? Look(ReadOnlySpan<byte> terminatedName)
    {
        if (handle is null)
            return FileStatus.OfOrdinary(System.IO.Path.Join(Path, Text(terminatedName)));
        return FileStatus.Of(Descriptor, terminatedName) is { } status ? status
            : Marshal.GetLastPInvokeError() == NotFound ? null
            : throw Failed("looked at", Text(terminatedName));
    }

    /// <summary>Reads a small file: what it was like, and its content of that very moment. A symbolic link is not followed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="room">Gives the room for it.</param>
    /// <param name="length">How much was read.</param>
    /// <returns>What the file was like before it was read; null where there is nothing.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public FileStatus? Read(string name, Room room, out int length)
    {
        length = 0;
        if (handle is null)
            return ReadOrdinary(System.IO.Path.Join(Path, name), room, out length);
        Span<byte> terminated = stackalloc byte[NameLimit];
        // A named pipe in a file's place then does not wait for a writer.
        var descriptor = OpenAt(handle, ref MemoryMarshal.GetReference(Terminate(name, terminated)), NoFollow | DoNotBlock | CloseOnExec, 0);
        if (descriptor < 0)
            return Marshal.GetLastPInvokeError() == NotFound ? null : throw Failed("read", name);
        try
        {
            var status = FileStatus.Of(descriptor) ?? throw Failed("looked at", name);
            var target = room(status);
            while (length < target.Length)
            {
                var read = (int)Read(descriptor, ref target[length], target.Length - length);
                if (read < 0)
                    throw Failed("read", name);
                length += read;
                // It ends where it should: there is no need to be told again.
                if (read == 0 || length == status.Size)
                    break;
            }

            return status;
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Removes a name; one that is not there is removed.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be removed.</exception>
    public void Remove(string name)
    {
        if (handle is null)
        {
            File.Delete(System.IO.Path.Join(Path, name));
            return;
        }

        Span<byte> terminated = stackalloc byte[NameLimit];
        if (Unlink(handle, ref MemoryMarshal.GetReference(Terminate(name, terminated)), 0) != 0 && Marshal.GetLastPInvokeError() != NotFound)
            throw Failed("removed", name);
    }

    /// <summary>Creates a file that nobody but its owner may read or write; what is there under its name is removed.</summary>
    /// <returns>The file, open to be written.</returns>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be created.</exception>
    public SafeFileHandle CreateFile(string name)
    {
        if (handle is null)
            return File.OpenHandle(System.IO.Path.Join(Path, name), FileMode.Create, FileAccess.Write, FileShare.None);
        Span<byte> terminated = stackalloc byte[NameLimit];
        ref var first = ref MemoryMarshal.GetReference(Terminate(name, terminated));
        var descriptor = OpenAt(handle, ref first, WriteOnly | Create | Exclusive | CloseOnExec, ForOwner);
        if (descriptor < 0 && Marshal.GetLastPInvokeError() == Exists)
        {
            Remove(name);
            descriptor = OpenAt(handle, ref first, WriteOnly | Create | Exclusive | CloseOnExec, ForOwner);
        }

        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Failed("created", name);
    }

    /// <summary>Gives a file another name; what is there under it is replaced.</summary>
    /// <exception cref="IOException">It cannot be renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be renamed.</exception>
    public void Rename(string name, string newName)
    {
        if (handle is null)
        {
            File.Move(System.IO.Path.Join(Path, name), System.IO.Path.Join(Path, newName), overwrite: true);
            return;
        }

        Span<byte> terminated = stackalloc byte[NameLimit];
        Span<byte> newTerminated = stackalloc byte[NameLimit];
        if (RenameAt(handle, ref MemoryMarshal.GetReference(Terminate(name, terminated)), handle, ref MemoryMarshal.GetReference(Terminate(newName, newTerminated))) != 0)
            throw Failed("replaced", newName);
    }

    /// <summary>Flushes it to disk: what was removed stays removed.</summary>
    /// <exception cref="IOException">It cannot be flushed.</exception>
    public void Flush()
    {
        if (handle is not null && Synchronize(handle) != 0)
            throw NotFlushed($"The directory '{Path}'");
    }

    /// <summary>
    /// Flushes all of its file system to disk: of thousands of new files, dearer for each than for all. What could not be
    /// written since the directory was opened is told here, even if somebody else has been told before.
    /// </summary>
    /// <exception cref="IOException">Something on that file system could not be flushed.</exception>
    public void FlushFileSystem()
    {
        if (handle is not null && SynchronizeAll(handle) != 0)
            throw NotFlushed($"The file system of '{Path}'");
    }

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();

    private Exception Failed(string what, string name)
    {
        var error = Marshal.GetLastPInvokeError();
        var message = $"'{System.IO.Path.Join(Path, name)}' could not be {what}: {Marshal.GetPInvokeErrorMessage(error)}.";
        return error is NotPermitted or AccessDenied ? new UnauthorizedAccessException(message) : new IOException(message, error);
    }

    private static IOException NotFlushed(string what)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{what} could not be flushed to disk: {Marshal.GetPInvokeErrorMessage(error)}.", error);
    }

    private static FileStatus? ReadOrdinary(string path, Room room, out int length)
    {
        length = 0;
        if (FileStatus.OfOrdinary(path) is not { } status)
            return null;
        var target = room(status);
        if (target.IsEmpty)
            return status;
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        length = RandomAccess.Read(file, target, 0);
        return status;
    }

    private static string Text(ReadOnlySpan<byte> terminated) => Encoding.UTF8.GetString(terminated[..^1]);

    private static ReadOnlySpan<byte> Terminate(string name, Span<byte> buffer)
    {
        if (name.AsSpan().ContainsAny('\0', '/') || !Encoding.UTF8.TryGetBytes(name, buffer[..^1], out var length))
            throw new IOException($"'{name}' is no name of a file.");
        buffer[length] = 0;
        return buffer[..(length + 1)];
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenAt(SafeFileHandle directory, string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenAt(SafeFileHandle directory, ref byte name, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Read(int descriptor, ref byte buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int RenameAt(SafeFileHandle directory, ref byte name, SafeFileHandle newDirectory, ref byte newName);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unlink(SafeFileHandle directory, ref byte name, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(SafeFileHandle directory);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SynchronizeAll(SafeFileHandle directory);
}
