using Npgsql;
using NpgsqlTypes;

namespace Helix.DissonanceResearch.Storage.Postgres;

/// <summary>The one session that writes. It holds an advisory lock, which the server frees when the session ends.</summary>
internal sealed class PostgresWriter : IDisposable
{
    /// <summary>"HxDisson" in ASCII.</summary>
    private const long LockKey = 0x48784469_73736f6e;

    private const string InsertSql =
        """
        INSERT INTO dissonance_entry (instant, iso_timestamp, timezone, source, human, received_at, idempotency_key)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (idempotency_key) DO NOTHING RETURNING id
        """;

    private readonly NpgsqlConnection connection;
    private readonly string? warning;

    private PostgresWriter(NpgsqlConnection connection, string? warning)
    {
        this.connection = connection;
        this.warning = warning;
    }

    /// <summary>Makes an open connection the writer's.</summary>
    /// <exception cref="StorageException">Another service writes to the database, or the schema is not one of this version.</exception>
    public static PostgresWriter Take(NpgsqlConnection connection, string server)
    {
        Lock(connection, server);
        PostgresSchema.Apply(connection);
        // Only the setting that would acknowledge before the disk has it; a stronger one stays.
        PostgresSchema.Execute(connection, "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
        var flushes = PostgresSchema.Scalar(connection, "SHOW fsync") is "on";
        return new PostgresWriter(
            connection, flushes ? null : $"PostgreSQL at {server} runs with fsync=off: after a loss of power, entries may be missing.");
    }

    private static void Lock(NpgsqlConnection connection, string server)
    {
        try
        {
            // A service that was killed a moment ago still has a session, until the server notices.
            PostgresSchema.Execute(connection, $"SET lock_timeout = '1s'; SELECT pg_advisory_lock({LockKey}); RESET lock_timeout");
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new StorageException(
                StorageFault.Locked, $"Another helix-dissonance writes to PostgreSQL at {server}. Stop it, or let it use a database of its own.", failure);
        }
    }

    /// <summary>Commits a change that changes nothing, to see whether the database takes changes.</summary>
    public StoreTotals Touch()
    {
        PostgresSchema.Execute(connection, "UPDATE dissonance_total SET entries = entries");
        return ReadTotals();
    }

    /// <summary>Stores a group in one transaction.</summary>
    public IReadOnlyList<AppendResult> Append(IReadOnlyList<PendingEntry> group)
    {
        var results = new AppendResult[group.Count];
        using var transaction = connection.BeginTransaction();
        Insert(group, results);
        for (var i = 0; i < results.Length; i++)
            results[i] ??= Find(group[i]);
        Count(results);
        transaction.Commit();
        return results;
    }

    /// <summary>Reads what the database holds.</summary>
    public StoreTotals ReadTotals()
    {
        using var command = new NpgsqlCommand("SELECT entries, last_received_at FROM dissonance_total", connection);
        using var row = command.ExecuteReader();
        row.Read();
        return new StoreTotals(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetDateTime(1), warning);
    }

    /// <summary>Gives the session back. The lock ends with the session, so that it must not stay in a pool.</summary>
    public void Dispose() => connection.Dispose();

    private void Insert(IReadOnlyList<PendingEntry> group, AppendResult?[] results)
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var pending in group)
            batch.BatchCommands.Add(ToInsert(pending));
        using var rows = batch.ExecuteReader();
        for (var i = 0; i < results.Length; i++, rows.NextResult())
        {
            if (rows.Read())
                results[i] = new AppendResult(group[i].ToEntry(rows.GetInt64(0)), AppendOutcome.Stored);
        }
    }

    private static NpgsqlBatchCommand ToInsert(PendingEntry pending)
    {
        var (submission, command) = (pending.Submission, new NpgsqlBatchCommand(InsertSql));
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = submission.Instant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = submission.IsoTimestamp });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = submission.Timezone });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = submission.Source });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = submission.Human });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = pending.ReceivedAt });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)pending.IdempotencyKey ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }

    private AppendResult Find(PendingEntry pending)
    {
        using var command = new NpgsqlCommand(
            "SELECT id, iso_timestamp, timezone, source, human, received_at FROM dissonance_entry WHERE idempotency_key = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = pending.IdempotencyKey });
        using var row = command.ExecuteReader();
        row.Read();
        return AppendResult.OfKnownKey(PostgresTimeStore.ReadEntry(row), pending.Submission);
    }

    private void Count(AppendResult[] results)
    {
        var stored = Array.FindAll(results, static result => result.Outcome == AppendOutcome.Stored);
        if (stored.Length == 0)
            return;
        using var command = new NpgsqlCommand(
            "UPDATE dissonance_total SET entries = entries + $1, last_received_at = greatest(last_received_at, $2)", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = stored.Length });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = stored.Max(static result => result.Entry.ReceivedAt) });
        command.ExecuteNonQuery();
    }
}
