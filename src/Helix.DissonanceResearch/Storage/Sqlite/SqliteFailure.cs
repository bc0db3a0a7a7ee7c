using Microsoft.Data.Sqlite;

namespace Helix.DissonanceResearch.Storage.Sqlite;

/// <summary>Says what a result code of SQLite means for an operator.</summary>
internal static class SqliteFailure
{
    /// <summary>The result code of a damaged file.</summary>
    public const int Corrupt = 11;

    private const int Busy = 5;
    private const int TableLocked = 6;
    private const int ReadOnly = 8;
    private const int Io = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Describes a failure.</summary>
    /// <param name="failure">What SQLite said.</param>
    /// <param name="path">The file of the database.</param>
    public static StorageException Describe(SqliteException failure, string path) => failure.SqliteErrorCode switch
    {
        Busy or TableLocked => new StorageException(
            StorageFault.Locked, $"Another process holds '{path}' and does not let go of it. Find it with fuser '{path}'.", failure),
        ReadOnly => MayNotBeWritten(failure, path),
        Full => new StorageException(StorageFault.Full, $"The disk of '{path}' is full. Make room; the service goes on by itself.", failure),
        Corrupt or NotADatabase => new StorageException(
            StorageFault.Damaged,
            $"'{path}' is damaged ({failure.Message.TrimEnd('.')}). Stop the service, move the file away together with its -wal and -shm, put a backup in its place, and start it.",
            failure),
        CannotOpen => CannotBeOpened(failure, path),
        Io => new StorageException(
            StorageFault.Failed, $"The disk of '{path}' reports an error ({failure.SqliteExtendedErrorCode}). Look at the kernel's log.", failure),
        _ => new StorageException(StorageFault.Failed, $"'{path}' failed: {failure.Message}", failure),
    };

    /// <summary>The file that is open is not the one of its path any more.</summary>
    public static StorageException Moved(string path) => new(
        StorageFault.Removed,
        $"'{path}' was removed or replaced while the service used it. Put it back, and the service goes on. To go on with another file, stop the service, move away the -wal and -shm beside it, and start the service.");

    private static StorageException MayNotBeWritten(SqliteException failure, string path) => new(
        StorageFault.ReadOnly, $"'{path}' may not be written: it, its directory or its file system is read-only for this user.", failure);

    private static StorageException CannotBeOpened(SqliteException failure, string path)
    {
        // Where the log cannot be created beside a file that is there, that too is told as a file that cannot be opened.
        if (File.Exists(path))
            return MayNotBeWritten(failure, path);
        var directory = Path.GetDirectoryName(path)!;
        var reason = Directory.Exists(path) ? "it is a directory"
            : !Directory.Exists(directory) ? $"the directory '{directory}' does not exist"
            : "this user may not open or create it";
        return new StorageException(StorageFault.Unreachable, $"'{path}' cannot be opened: {reason}.", failure);
    }
}
