using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AosOps.IO;

/// <summary>
/// A directory that is held open: what is looked at and removed through it lies in that very directory, even if its path
/// is made to lead elsewhere in the meantime. Elsewhere than on Linux the path is all there is.
/// </summary>
internal sealed partial class DirectoryHandle : IDisposable
{
    private const int NameLimit = 1024;

    // fcntl.h: the same values on every Linux that .NET runs on but ARM's O_DIRECTORY, which is not needed: openat says it.
    private const int CloseOnExec = 0x80000;
    private const int NotFound = 2;

    private readonly SafeFileHandle? handle;

    private DirectoryHandle(string path, SafeFileHandle? handle) => (Path, this.handle) = (path, handle);

    /// <summary>The path by which it was opened.</summary>
    public string Path { get; }

    /// <summary>Where it is: the path without symbolic links.</summary>
    public string RealPath => (handle is null ? null : new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget) ?? IO.RealPath.Of(Path) ?? Path;

    /// <summary>Opens a directory.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static DirectoryHandle Open(string path)
    {
        // Where it cannot be opened, this says why.
        using (new System.IO.Enumeration.FileSystemEnumerable<bool>(path, static (ref _) => true).GetEnumerator())
        {
        }

        if (!OperatingSystem.IsLinux())
            return new DirectoryHandle(path, null);
        var descriptor = Open(path, CloseOnExec);
        return descriptor < 0
            ? throw new IOException($"The directory '{path}' could not be opened: {Marshal.GetLastPInvokeErrorMessage()}.")
            : new DirectoryHandle(path, new SafeFileHandle(descriptor, ownsHandle: true));
    }

    /// <summary>Looks at what is there under a name; a symbolic link is looked at itself.</summary>
    /// <returns>Null where there is nothing.</returns>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    public FileStatus? Look(string name)
    {
        if (handle is null)
            return FileStatus.OfOrdinary(System.IO.Path.Join(Path, name));
        Span<byte> terminated = stackalloc byte[NameLimit];
        var status = FileStatus.Of(handle, Terminate(name, terminated));
        return status is null && Marshal.GetLastPInvokeError() != NotFound ? throw Failed("looked at", name) : status;
    }

    /// <summary>Removes a name.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
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

    /// <summary>Flushes the directory to disk: what was removed stays removed.</summary>
    /// <exception cref="IOException">It cannot be flushed.</exception>
    public void Flush()
    {
        if (handle is not null && Synchronize(handle) != 0)
            throw new IOException($"The directory '{Path}' could not be flushed to disk: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();

    private IOException Failed(string what, string name) =>
        new($"'{System.IO.Path.Join(Path, name)}' could not be {what}: {Marshal.GetLastPInvokeErrorMessage()}.");

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

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unlink(SafeFileHandle directory, ref byte name, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(SafeFileHandle directory);
}
