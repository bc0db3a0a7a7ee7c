using Npgsql;

namespace Helix.DissonanceResearch.Storage.Postgres;

/// <summary>The tables in the first schema of the user's search path. A step, once released, is never changed.</summary>
internal static class PostgresSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE dissonance_entry (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            instant timestamptz NOT NULL,
            iso_timestamp text NOT NULL,
            timezone text NOT NULL,
            source text NOT NULL,
            human text NOT NULL,
            received_at timestamptz NOT NULL,
            idempotency_key text UNIQUE
        );
        CREATE INDEX dissonance_entry_by_instant ON dissonance_entry (instant, id);
        CREATE TABLE dissonance_total (entries bigint NOT NULL, last_received_at timestamptz);
        INSERT INTO dissonance_total VALUES (0, NULL);
        """,
    ];

    /// <summary>Brings the database to the present schema, or refuses it before anything in it is changed.</summary>
    /// <exception cref="StorageException">It cannot hold every text, or is of a newer version.</exception>
    public static void Apply(NpgsqlConnection connection)
    {
        if (Scalar(connection, "SHOW server_encoding") is not "UTF8" and var encoding)
            throw new StorageException(StorageFault.Foreign, $"The database '{connection.Database}' has the encoding {encoding}; create one with ENCODING 'UTF8'.");
        var version = ReadVersion(connection);
        if (version > Steps.Length)
            throw new StorageException(
                StorageFault.Foreign,
                $"The database '{connection.Database}' was written by a newer version of this service (schema {version}; this one knows {Steps.Length}). Install that version.");
        if (version == Steps.Length)
            return;
        using var transaction = connection.BeginTransaction();
        if (version == 0)
            Execute(connection, "CREATE TABLE dissonance_schema (version int NOT NULL); INSERT INTO dissonance_schema VALUES (0)");
        foreach (var step in Steps.Skip(version))
            Execute(connection, step);
        Execute(connection, $"UPDATE dissonance_schema SET version = {Steps.Length}");
        transaction.Commit();
    }

    /// <summary>Runs statements that return nothing.</summary>
    public static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement that returns one value.</summary>
    public static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private static int ReadVersion(NpgsqlConnection connection) =>
        Scalar(connection, "SELECT to_regclass('dissonance_schema')::text") is string
            ? (int)Scalar(connection, "SELECT version FROM dissonance_schema")!
            : 0;
}
