using AosOps.IO;
using AosOps.Operations;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Shadow;

/// <summary>An open log. Failures of the file system name it.</summary>
internal sealed class LogSource : IDisposable
{
    private LogSource(string path, SafeFileHandle handle)
    {
        Path = path;
        Handle = handle;
    }

    /// <summary>The path that it was opened by.</summary>
    public string Path { get; }

    /// <summary>The open file.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Which file it is.</summary>
    public FileIdentity Identity => FileIdentity.Of(Handle);

    /// <summary>Its size at the moment.</summary>
    public long Length => Guard(static handle =>
    {
        var length = RandomAccess.GetLength(handle);

        // What claims to be empty may be something that cannot be read at all.
        if (length == 0)
            RandomAccess.Read(handle, new byte[1], 0);
        return length;
    });

    /// <summary>Opens a log, in a way that lets others write to it, rename it and delete it.</summary>
    /// <exception cref="AosException">It cannot be opened.</exception>
    public static LogSource Open(string path)
    {
        try
        {
            if (IsPipeOrDevice(path))
                throw new IOException("it is a pipe or a device, not a file");
            return new LogSource(path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception cause) when (IsOfFileSystem(cause))
        {
            throw AosException.FromFile(path, cause);
        }
    }

    /// <summary>Reads from the log.</summary>
    /// <exception cref="AosException">It cannot be read.</exception>
    public T Guard<T>(Func<SafeFileHandle, T> read)
    {
        try
        {
            return read(Handle);
        }
        catch (Exception cause) when (IsOfFileSystem(cause))
        {
            throw AosException.FromFile(Path, cause);
        }
    }

    /// <summary>When it was last written to, in a time zone.</summary>
    public DateTimeOffset LastWrite(TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(Guard(static handle => File.GetLastWriteTimeUtc(handle).Ticks), TimeSpan.Zero), zone);

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();

    // Opening a pipe waits for its writer. Whatever has a length is none.
    private static bool IsPipeOrDevice(string path) =>
        new FileInfo(path) is { Exists: true, Length: 0 } && FileStatus.Of(path) is { IsFile: false };

    private static bool IsOfFileSystem(Exception cause) => cause is IOException or UnauthorizedAccessException or NotSupportedException;
}
