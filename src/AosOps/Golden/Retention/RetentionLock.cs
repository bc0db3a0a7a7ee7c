using AosOps.Configuration;
using AosOps.IO;
using AosOps.Operations;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Golden.Retention;

/// <summary>
/// The one lock of all that changes golden files, signatures and archives. It is the operating system's, on a file, so
/// it ends with the process that holds it, however that ends. The file also says who the holder is.
/// </summary>
/// <remarks>
/// The file is <see cref="FileName"/> in the state directory; where this user cannot write there, in the archive
/// directory. It stays when the lock is released: to delete it would let two take it.
/// </remarks>
public sealed class RetentionLock : IDisposable
{
    /// <summary>The name of the lock file.</summary>
    public const string FileName = ".golden_retention.lock";

    private const int MostOwnerBytes = 4096;

    private readonly SafeFileHandle handle;

    private RetentionLock(SafeFileHandle handle) => this.handle = handle;

    /// <summary>Takes the lock. It does not wait.</summary>
    /// <param name="configuration">Says where the state and archive directories are.</param>
    /// <param name="what">What it is taken for, for the one who has to wait: the cmdlet's name.</param>
    /// <param name="clock">Says since when it is held.</param>
    /// <param name="cancellationToken">Ends the taking.</param>
    /// <returns>The lock, to be disposed.</returns>
    /// <exception cref="AosException">Somebody else holds it (<see cref="ErrorIds.RetentionLocked"/>), or it cannot be taken.</exception>
    public static async Task<RetentionLock> TakeAsync(AosConfiguration configuration, string what, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(clock);
        cancellationToken.ThrowIfCancellationRequested();
        var opened = Open(configuration);
        try
        {
            await WriteOwnerAsync(opened, RetentionLockOwner.Self(what, clock.GetUtcNow()), cancellationToken);
            return new RetentionLock(opened);
        }
        catch (Exception)
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => handle.Dispose();

    private static SafeFileHandle Open(AosConfiguration configuration)
    {
        var path = Path.Combine(configuration.StateDirectory, FileName);
        try
        {
            return OpenAt(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            ThrowWhereHeld(path, cause);
        }

        path = Path.Combine(configuration.ArchiveDirectory, FileName);
        try
        {
            return OpenAt(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            ThrowWhereHeld(path, cause);
            throw AosException.FromFile(path, cause, writing: true);
        }
    }

    private static SafeFileHandle OpenAt(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    private static void ThrowWhereHeld(string path, Exception cause)
    {
        // A file that is there and may be written to cannot be opened for one reason only: somebody has.
        if (cause is not IOException || cause is DirectoryNotFoundException || !File.Exists(path))
            return;
        Span<byte> text = stackalloc byte[MostOwnerBytes];
        var owner = UnixFile.TryRead(path, text) is > 0 and var length ? RetentionLockOwner.Parse(text[..length]) : null;
        throw new AosException(
            ErrorIds.RetentionLocked,
            FailureKind.Conflict,
            $"Golden files and archives are being changed by somebody else: {owner?.ToString() ?? "a process that has not said who it is"}.",
            cause)
        {
            FilePath = path,
            Remedy = "Wait until it has ended. The lock is released with its process, however that ends.",
        };
    }

    /// <summary>On a full disk the owner remains unknown; the lock holds all the same, and may be just what makes room.</summary>
    private static async Task WriteOwnerAsync(SafeFileHandle file, RetentionLockOwner owner, CancellationToken cancellationToken)
    {
        try
        {
            RandomAccess.SetLength(file, 0);
            await RandomAccess.WriteAsync(file, owner.ToBytes(), 0, cancellationToken);
        }
        catch (IOException)
        {
            // See above.
        }
    }
}
