using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;
using Microsoft.Data.Sqlite;

namespace AosOps.Integrations.Tests.Helix;

public sealed class DatabaseBackupTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Source => Path.Combine(directory.Path, "dissonance.db");

    private string Copy => Path.Combine(directory.Path, "copy.db");

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_database_that_is_being_written_to_is_copied_whole_as_it_was_at_one_moment()
    {
        using var writer = Open(Source);
        Execute(writer, "PRAGMA journal_mode = WAL");
        Execute(writer, "CREATE TABLE pairs (number INTEGER PRIMARY KEY, text TEXT)");
        Execute(writer, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO pairs SELECT i, hex(randomblob(100)) FROM n");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writing = Task.Run(() =>
        {
            // Two rows a transaction: a copy between two of them has an even number.
            for (var number = 20_001; !ending.IsCancellationRequested; number += 2)
            {
                Execute(writer, $"BEGIN; INSERT INTO pairs VALUES ({number}, 'a'); INSERT INTO pairs VALUES ({number + 1}, 'b'); COMMIT");
                began.TrySetResult();
            }
        }, Token);
        await began.Task;

        await new DatabaseBackup().CopyAsync(Source, Copy, Token);
        await ending.CancelAsync();
        await writing;

        using var copy = Open(Copy);
        var count = (long)Execute(copy, "SELECT count(*) FROM pairs")!;
        Assert.True(count > 20_000 && count % 2 == 0, $"{count}");
        Assert.Equal("ok", Execute(copy, "PRAGMA integrity_check"));
        Assert.Equal([Copy], Directory.GetFiles(directory.Path, "copy*"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
    }

    [Fact]
    public async Task What_is_no_database_is_an_error_that_names_it()
    {
        await File.WriteAllTextAsync(Source, string.Concat(Enumerable.Repeat("this is no database ", 500)), Token);

        var failure = await Assert.ThrowsAsync<AosException>(() => new DatabaseBackup().CopyAsync(Source, Copy, Token));

        Assert.Equal((ErrorIds.DatabaseBackupFailed, Source), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public async Task A_copy_never_replaces_a_file()
    {
        await File.WriteAllTextAsync(Source, "", Token);
        await File.WriteAllTextAsync(Copy, "precious", Token);

        await Assert.ThrowsAsync<AosException>(() => new DatabaseBackup().CopyAsync(Source, Copy, Token));

        Assert.Equal("precious", await File.ReadAllTextAsync(Copy, Token));
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
