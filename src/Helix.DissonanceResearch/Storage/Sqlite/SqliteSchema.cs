using Microsoft.Data.Sqlite;

namespace Helix.DissonanceResearch.Storage.Sqlite;

/// <summary>
/// The tables of the file. <c>user_version</c> counts the steps that were applied; a step, once released, is never
/// changed. <c>application_id</c> marks the file as one of this service.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>"HxDi" in ASCII.</summary>
    private const int ApplicationId = 0x48784469;

    private static readonly string[] Steps =
    [
        """
        CREATE TABLE time_entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            instant INTEGER NOT NULL,
            iso_timestamp TEXT NOT NULL,
            timezone TEXT NOT NULL,
            source TEXT NOT NULL,
            human TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            idempotency_key TEXT
        ) STRICT;
        CREATE INDEX time_entry_by_instant ON time_entry (instant, id);
        CREATE UNIQUE INDEX time_entry_by_key ON time_entry (idempotency_key) WHERE idempotency_key IS NOT NULL;
        CREATE TABLE entry_total (entries INTEGER NOT NULL, last_received_at INTEGER) STRICT;
        INSERT INTO entry_total VALUES (0, NULL);
        """,
    ];

    /// <summary>Brings the file to the present schema, or refuses it before anything in it is changed.</summary>
    /// <exception cref="StorageException">It is a database of something else, or of a newer version.</exception>
    public static void Apply(SqliteConnection connection)
    {
        var version = Require(connection);
        // Readers go on while a commit is written, and a commit is one flush of one file.
        if (Scalar(connection, "PRAGMA journal_mode = WAL") is not "wal")
            throw new StorageException(StorageFault.Failed, $"'{connection.DataSource}' lies on a file system without shared memory, which write-ahead logging needs. Use a local disk.");
        Execute(connection, "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF");
        if (version == Steps.Length)
            return;
        using var transaction = connection.BeginTransaction(deferred: false);
        // Another process may have come first.
        for (var step = Require(connection); step < Steps.Length; step++)
            Execute(connection, Steps[step]);
        Execute(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Steps.Length}");
        transaction.Commit();
    }

    /// <summary>Runs statements that return nothing.</summary>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement that returns one value.</summary>
    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static long Require(SqliteConnection connection)
    {
        var version = (long)Scalar(connection, "PRAGMA user_version")!;
        var application = (long)Scalar(connection, "PRAGMA application_id")!;
        var isEmpty = version == 0 && application == 0 && (long)Scalar(connection, "SELECT count(*) FROM sqlite_schema")! == 0;
        if (!isEmpty && application != ApplicationId)
            throw new StorageException(StorageFault.Foreign, $"'{connection.DataSource}' is a database of something else. Name another file.");
        if (version > Steps.Length)
            throw new StorageException(
                StorageFault.Foreign,
                $"'{connection.DataSource}' was written by a newer version of this service (schema {version}; this one knows {Steps.Length}). Install that version.");
        return version;
    }
}
