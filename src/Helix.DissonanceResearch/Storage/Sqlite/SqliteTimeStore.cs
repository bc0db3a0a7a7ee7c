using Helix.DissonanceResearch.Entries;
using Microsoft.Data.Sqlite;

namespace Helix.DissonanceResearch.Storage.Sqlite;

/// <summary>
/// Entries in a file. Beside it lie, while the service runs, its log <c>-wal</c> and the index of that <c>-shm</c>; copy
/// it with SQLite's online backup, never file by file.
/// </summary>
/// <param name="path">The file; its directory must exist.</param>
internal sealed class SqliteTimeStore(string path) : ITimeStore
{
    private const string Columns = "id, iso_timestamp, timezone, source, human, received_at, instant";

    /// <summary>How long another process may hold the file, in seconds, before that counts as a failure.</summary>
    private const int LockPatience = 2;

    private readonly string path = Path.GetFullPath(path);
    private SqliteWriter? writer;
    private bool wasOpen;
    private volatile Damage? damage;

    /// <inheritdoc/>
    public string Kind => "sqlite";

    /// <inheritdoc/>
    public StoreTotals Open() => Translate(() =>
    {
        // Kept open while it is away: only so can it be told from another file that was put in its place, which must not
        // be opened, because the log beside it is not its own.
        if (writer is { HasMoved: true })
            throw SqliteFailure.Moved(path);
        Close();
        // Looking for damage reads the whole file: not again before somebody has changed it.
        if (damage is { } known && known.FileTime == File.GetLastWriteTimeUtc(path))
            throw known.Failure;
        // A file that vanished under a running service is not begun anew: its entries were promised to be kept.
        if (wasOpen && !File.Exists(path))
            throw SqliteFailure.Moved(path);
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate, pooling: false));
        try
        {
            connection.Open();
            SqliteSchema.Apply(connection);
            if (damage is not null)
                RequireSound(connection);
            writer = new SqliteWriter(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        var totals = writer.Touch();
        wasOpen = true;
        damage = null;
        return totals;
    });

    /// <inheritdoc/>
    public IReadOnlyList<AppendResult> Append(IReadOnlyList<PendingEntry> group) => Translate(() =>
    {
        var results = Writer.Append(group);
        RequireSameFile();
        return results;
    });

    /// <inheritdoc/>
    public StoreTotals Check() => Translate(() =>
    {
        RequireSameFile();
        return Writer.ReadTotals();
    });

    /// <inheritdoc/>
    public ValueTask<TimeEntry?> LastAsync(CancellationToken cancellationToken) => Translate(() =>
    {
        using var connection = OpenForReading();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM time_entry ORDER BY id DESC LIMIT 1";
        return ValueTask.FromResult(ReadAll(command).SingleOrDefault());
    });

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TimeEntry>> ReadAsync(EntryRange range, CancellationToken cancellationToken) => Translate(() =>
    {
        using var connection = OpenForReading();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
             SELECT {Columns} FROM time_entry
             WHERE instant >= @from AND instant < @to AND (instant, id) > (@instant, @id)
             ORDER BY instant, id LIMIT @limit
             """;
        command.Parameters.AddWithValue("@from", range.From is { } from ? Microseconds.Of(from) : long.MinValue);
        command.Parameters.AddWithValue("@to", range.To is { } to ? Microseconds.Of(to) : long.MaxValue);
        command.Parameters.AddWithValue("@instant", range.After is { } after ? Microseconds.Of(after.Instant) : long.MinValue);
        command.Parameters.AddWithValue("@id", range.After?.Id ?? 0);
        command.Parameters.AddWithValue("@limit", range.Limit);
        return ValueTask.FromResult<IReadOnlyList<TimeEntry>>([.. ReadAll(command)]);
    });

    /// <summary>Closes the file; what its log holds goes into the file itself.</summary>
    public void Dispose() => Close();

    private SqliteWriter Writer => writer ?? throw new InvalidOperationException("The storage is not open.");

    private static IEnumerable<TimeEntry> ReadAll(SqliteCommand command)
    {
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return new TimeEntry(
                rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), Microseconds.ToInstant(rows.GetInt64(5)))
            {
                Instant = Microseconds.ToInstant(rows.GetInt64(6)),
            };
        }
    }

    private static void RequireSound(SqliteConnection connection)
    {
        if (SqliteSchema.Scalar(connection, "PRAGMA quick_check(1)") is not "ok" and var finding)
            throw new SqliteException($"{finding}", SqliteFailure.Corrupt);
    }

    private SqliteConnection OpenForReading()
    {
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly, pooling: true));
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string ConnectionString(SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = pooling,
        DefaultTimeout = LockPatience,
    }.ConnectionString;

    private void RequireSameFile()
    {
        if (Writer.HasMoved)
            throw SqliteFailure.Moved(path);
    }

    private void Close()
    {
        // The last connection to close moves the log into the file, and only one that writes can.
        using (var pool = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly, pooling: true)))
            SqliteConnection.ClearPool(pool);
        writer?.Dispose();
        writer = null;
    }

    private T Translate<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (SqliteException failure)
        {
            var translated = SqliteFailure.Describe(failure, path);
            if (translated.Fault == StorageFault.Damaged)
                damage = new Damage(translated, File.GetLastWriteTimeUtc(path));
            throw translated;
        }
    }

    private sealed record Damage(StorageException Failure, DateTime FileTime);
}
