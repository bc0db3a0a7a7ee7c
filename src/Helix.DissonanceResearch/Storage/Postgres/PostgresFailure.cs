using System.Net.Sockets;
using Npgsql;

namespace Helix.DissonanceResearch.Storage.Postgres;

/// <summary>Says what a failure of PostgreSQL means for an operator.</summary>
internal static class PostgresFailure
{
    /// <summary>Describes a failure.</summary>
    /// <param name="failure">What the driver or the server said.</param>
    /// <param name="server">Host, port and database.</param>
    public static StorageException Describe(NpgsqlException failure, string server) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new StorageException(
            StorageFault.Full, $"The disk of PostgreSQL at {server} is full. Make room; the service goes on by itself.", failure),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => new StorageException(
            StorageFault.ReadOnly, $"PostgreSQL at {server} takes no changes: it is a standby, or its transactions are read-only.", failure),
        PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } => new StorageException(
            StorageFault.Damaged, $"The database at {server} is damaged: {Text(failure)}.", failure),
        PostgresException => new StorageException(StorageFault.Failed, $"PostgreSQL at {server} refuses: {Text(failure)}.", failure),
        { InnerException: AggregateException all } => new StorageException(
            StorageFault.Unreachable, $"No PostgreSQL at {server} can be used: {string.Join("; ", all.InnerExceptions.Select(static one => one.Message.TrimEnd('.')))}.", failure),
        { InnerException: SocketException } => new StorageException(
            StorageFault.Unreachable, $"PostgreSQL at {server} cannot be reached: {failure.InnerException.Message}.", failure),
        { InnerException: TimeoutException } => new StorageException(
            StorageFault.Unreachable, $"PostgreSQL at {server} does not answer in time.", failure),
        _ => new StorageException(StorageFault.Unreachable, $"The connection to PostgreSQL at {server} failed: {failure.Message.TrimEnd('.')}.", failure),
    };

    private static string Text(NpgsqlException failure) =>
        failure is PostgresException error ? $"{error.MessageText} ({error.SqlState})" : failure.Message;
}
