using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Helix.DissonanceResearch.Storage.Sqlite;

/// <summary>
/// A statement that returns no rows, kept compiled. It is for the one statement that runs for every entry: a command of
/// Microsoft.Data.Sqlite costs as much again as SQLite itself. It waits for no lock, and so belongs into a transaction that writes.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <summary>Compiles it.</summary>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Require(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <summary>Sets a parameter.</summary>
    /// <param name="parameter">Its number, from 1.</param>
    /// <param name="value">Its value.</param>
    public void Bind(int parameter, long value) => Require(raw.sqlite3_bind_int64(statement, parameter, value));

    /// <summary>Sets a parameter.</summary>
    /// <param name="parameter">Its number, from 1.</param>
    /// <param name="value">Its value, or null.</param>
    public void Bind(int parameter, string? value) =>
        Require(value is null ? raw.sqlite3_bind_null(statement, parameter) : raw.sqlite3_bind_text(statement, parameter, value));

    /// <summary>Inserts a row.</summary>
    /// <returns>Its number; null where the statement found that the row is there.</returns>
    public long? Insert()
    {
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
            Require(result);
        return raw.sqlite3_changes(database) == 0 ? null : raw.sqlite3_last_insert_rowid(database);
    }

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private void Require(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
