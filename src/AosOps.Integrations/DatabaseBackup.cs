using AosOps.Helix;
using AosOps.Operations;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AosOps.Integrations;

/// <summary>Copies SQLite databases by the online backup API (sqlite.org/backup.html).</summary>
public sealed class DatabaseBackup : IDatabaseBackup
{
    private const int PagesAtOnce = 1024;
    private const int BusySeconds = 10;
    private const string Main = "main";

    /// <inheritdoc/>
    public async Task CopyAsync(string source, string destination, CancellationToken token)
    {
        try
        {
            // SQLite waits for locks and disks; the caller's thread does not.
            await Task.Run(() => Copy(source, destination, token), token);
        }
        catch (Exception cause) when (cause is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Failed(source, cause.Message, cause);
        }
    }

    private static void Copy(string source, string destination, CancellationToken token)
    {
        CreateForOwner(destination);
        using var from = Open(source, SqliteOpenMode.ReadOnly);
        using var to = Open(destination, SqliteOpenMode.ReadWrite);
        // Within a transaction the source stands still for this connection; otherwise each write of others would begin the copy anew.
        using (var snapshot = from.BeginTransaction(deferred: true))
        {
            Execute(from, "SELECT count(*) FROM sqlite_schema");
            CopyPages(source, from, to, token);
            snapshot.Rollback();
        }

        // The copy is one file, without a log beside it.
        Execute(to, "PRAGMA journal_mode = DELETE");
        if (Execute(to, "PRAGMA integrity_check") is not "ok" and var damage)
            throw Failed(source, $"the copy is damaged: {damage}");
    }

    private static void CopyPages(string source, SqliteConnection from, SqliteConnection to, CancellationToken token)
    {
        using var backup = raw.sqlite3_backup_init(to.Handle, Main, from.Handle, Main);
        if (backup.IsInvalid)
            throw Failed(source, raw.sqlite3_errmsg(to.Handle).utf8_to_string());
        int result;
        do
        {
            token.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(backup, PagesAtOnce);
        }
        while (result == raw.SQLITE_OK);
        if (result != raw.SQLITE_DONE)
            throw Failed(source, raw.sqlite3_errstr(result).utf8_to_string());
    }

    private static void CreateForOwner(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static AosException Failed(string source, string why, Exception? cause = null) =>
        new(ErrorIds.DatabaseBackupFailed, FailureKind.ReadFailed, $"The database '{source}' could not be copied: {why}", cause)
        {
            FilePath = source,
            Remedy = "Check that it is an SQLite database, and that this user may read it and its directory.",
        };
}
