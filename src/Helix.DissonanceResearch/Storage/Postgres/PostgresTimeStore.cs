using Helix.DissonanceResearch.Entries;
using Npgsql;

namespace Helix.DissonanceResearch.Storage.Postgres;

/// <summary>Entries in a PostgreSQL database. One service writes to it at a time; the next one waits for its turn.</summary>
internal sealed class PostgresTimeStore : ITimeStore
{
    private const string Columns = "id, iso_timestamp, timezone, source, human, received_at, instant";

    /// <summary>How long connecting, and a statement, may take, in seconds.</summary>
    private const int ConnectPatience = 3;
    private const int StatementPatience = 10;

    private readonly NpgsqlDataSource source;
    private readonly string server;
    private PostgresWriter? writer;

    /// <summary>Prepares; connects to nothing yet.</summary>
    /// <param name="settings">Where the database is, and who the service is there.</param>
    public PostgresTimeStore(NpgsqlConnectionStringBuilder settings)
    {
        server = $"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            ApplicationName = settings.ApplicationName ?? "helix-dissonance",
            Timeout = ConnectPatience,
            CommandTimeout = StatementPatience,
            MaxPoolSize = 8,
            MaxAutoPrepare = 8,
            IncludeErrorDetail = false,
        });
    }

    /// <inheritdoc/>
    public string Kind => "postgresql";

    /// <inheritdoc/>
    public StoreTotals Open() => Translate(() =>
    {
        Close();
        var connection = source.OpenConnection();
        try
        {
            writer = PostgresWriter.Take(connection, server);
        }
        catch
        {
            End(connection);
            throw;
        }

        return writer.Touch();
    });

    /// <inheritdoc/>
    public IReadOnlyList<AppendResult> Append(IReadOnlyList<PendingEntry> group) => Translate(() => Writer.Append(group));

    /// <inheritdoc/>
    public StoreTotals Check() => Translate(() => Writer.ReadTotals());

    /// <inheritdoc/>
    public ValueTask<TimeEntry?> LastAsync(CancellationToken cancellationToken) => TranslateAsync(async () =>
    {
        await using var command = source.CreateCommand($"SELECT {Columns} FROM dissonance_entry ORDER BY id DESC LIMIT 1");
        return (await ReadAllAsync(command, cancellationToken)).SingleOrDefault();
    });

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TimeEntry>> ReadAsync(EntryRange range, CancellationToken cancellationToken) => TranslateAsync<IReadOnlyList<TimeEntry>>(async () =>
    {
        await using var command = source.CreateCommand(
            $"""
             SELECT {Columns} FROM dissonance_entry
             WHERE instant >= $1 AND instant < $2 AND (instant, id) > ($3, $4)
             ORDER BY instant, id LIMIT $5
             """);
        // The driver takes the least and the greatest instant for the infinite ones, and gives those back of no kind.
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = range.From ?? Least });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = range.To ?? Greatest });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = range.After?.Instant ?? Least });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = range.After?.Id ?? 0 });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = range.Limit });
        return await ReadAllAsync(command, cancellationToken);
    });

    /// <summary>Ends all connections.</summary>
    public void Dispose()
    {
        Close();
        source.Dispose();
    }

    private static DateTime Least { get; } = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    private static DateTime Greatest { get; } = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    private PostgresWriter Writer => writer ?? throw new InvalidOperationException("The storage is not open.");

    private static async Task<List<TimeEntry>> ReadAllAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var entries = new List<TimeEntry>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            entries.Add(ReadEntry(rows) with { Instant = DateTime.SpecifyKind(rows.GetDateTime(6), DateTimeKind.Utc) });
        return entries;
    }

    /// <summary>Reads the first six columns of a row.</summary>
    public static TimeEntry ReadEntry(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetDateTime(5));

    private void Close()
    {
        if (writer is not null)
            End(writer);
        writer = null;
    }

    /// <summary>Ends a session that may hold the lock: in the pool it would keep it. Those of before a failure go with it.</summary>
    private void End(IDisposable session)
    {
        session.Dispose();
        source.Clear();
    }

    private T Translate<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (NpgsqlException failure)
        {
            throw PostgresFailure.Describe(failure, server);
        }
    }

    private async ValueTask<T> TranslateAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (NpgsqlException failure)
        {
            throw PostgresFailure.Describe(failure, server);
        }
    }
}
