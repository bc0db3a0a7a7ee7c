using Helix.DissonanceResearch.Entries;
using Microsoft.Data.Sqlite;

namespace Helix.DissonanceResearch.Storage.Sqlite;

/// <summary>The one connection that writes, with its statements kept compiled.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteStatement insert;
    private readonly SqliteCommand find;
    private readonly SqliteCommand count;
    private readonly SqliteCommand totals;

    /// <summary>Takes over an open connection.</summary>
    public SqliteWriter(SqliteConnection connection)
    {
        this.connection = connection;
        insert = new SqliteStatement(
            connection,
            """
            INSERT INTO time_entry (instant, iso_timestamp, timezone, source, human, received_at, idempotency_key)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
            """);
        find = Prepare(
            "SELECT id, iso_timestamp, timezone, source, human, received_at FROM time_entry WHERE idempotency_key = @key",
            ("@key", SqliteType.Text));
        count = Prepare(
            "UPDATE entry_total SET entries = entries + @added, last_received_at = max(coalesce(last_received_at, @last), @last)",
            ("@added", SqliteType.Integer),
            ("@last", SqliteType.Integer));
        totals = Prepare("SELECT entries, last_received_at FROM entry_total");
    }

    /// <summary>Whether the file is not where it was opened any more.</summary>
    public bool HasMoved => SqliteFile.HasMoved(connection);

    /// <summary>Commits a change that changes nothing, to see whether the file takes changes.</summary>
    public StoreTotals Touch()
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        SqliteSchema.Execute(connection, "UPDATE entry_total SET entries = entries");
        transaction.Commit();
        return ReadTotals();
    }

    /// <summary>Stores a group in one transaction.</summary>
    public IReadOnlyList<AppendResult> Append(IReadOnlyList<PendingEntry> group)
    {
        var results = new AppendResult[group.Count];
        var added = 0;
        var last = DateTime.MinValue;
        using var transaction = connection.BeginTransaction(deferred: false);
        find.Transaction = count.Transaction = transaction;
        for (var i = 0; i < results.Length; i++)
        {
            var pending = group[i];
            if (Insert(pending) is not { } id)
            {
                results[i] = Find(pending);
                continue;
            }

            results[i] = new AppendResult(pending.ToEntry(id), AppendOutcome.Stored);
            added++;
            last = pending.ReceivedAt > last ? pending.ReceivedAt : last;
        }

        if (added > 0)
            Count(added, last);
        transaction.Commit();
        return results;
    }

    /// <summary>Reads what the file holds.</summary>
    public StoreTotals ReadTotals()
    {
        using var row = totals.ExecuteReader();
        row.Read();
        return new StoreTotals(row.GetInt64(0), row.IsDBNull(1) ? null : Microseconds.ToInstant(row.GetInt64(1)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        insert.Dispose();
        find.Dispose();
        count.Dispose();
        totals.Dispose();
        connection.Dispose();
    }

    private long? Insert(PendingEntry pending)
    {
        var submission = pending.Submission;
        insert.Bind(1, Microseconds.Of(submission.Instant));
        insert.Bind(2, submission.IsoTimestamp);
        insert.Bind(3, submission.Timezone);
        insert.Bind(4, submission.Source);
        insert.Bind(5, submission.Human);
        insert.Bind(6, Microseconds.Of(pending.ReceivedAt));
        insert.Bind(7, pending.IdempotencyKey);
        return insert.Insert();
    }

    private AppendResult Find(PendingEntry pending)
    {
        find.Parameters[0].Value = pending.IdempotencyKey;
        using var row = find.ExecuteReader();
        row.Read();
        var entry = new TimeEntry(
            row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Microseconds.ToInstant(row.GetInt64(5)));
        return AppendResult.OfKnownKey(entry, pending.Submission);
    }

    private void Count(int added, DateTime last)
    {
        count.Parameters[0].Value = (long)added;
        count.Parameters[1].Value = Microseconds.Of(last);
        count.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, params (string Name, SqliteType Type)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, type) in parameters)
            command.Parameters.Add(name, type);
        command.Prepare();
        return command;
    }
}
