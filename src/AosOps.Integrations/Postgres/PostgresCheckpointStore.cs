using System.Net.Sockets;
using AosOps.Operations;
using AosOps.Workflow;
using Npgsql;

namespace AosOps.Integrations.Postgres;

/// <summary>Reads the checkpoints of the workflow engine from PostgreSQL.</summary>
internal sealed class PostgresCheckpointStore : ICheckpointStore
{
    private const string FindTable = "SELECT coalesce(to_regclass('workflow_checkpoints'), to_regclass('checkpoints'))::text";

    private readonly string connectionString;
    private readonly TimeSpan timeout;

    /// <summary>Prepares to read; connects to nothing yet.</summary>
    /// <exception cref="AosException">The connection string is not valid.</exception>
    public PostgresCheckpointStore(string connectionString, TimeSpan timeout)
    {
        this.timeout = timeout;
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString)
            {
                Pooling = false,
                Timeout = Math.Max(1, (int)Math.Ceiling(timeout.TotalSeconds)),
            };
            Endpoint = $"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";
            this.connectionString = settings.ConnectionString;
        }
        catch (Exception cause) when (cause is ArgumentException or FormatException or InvalidCastException)
        {
            // The cause is not kept: its message may repeat the password.
            throw new AosException(ErrorIds.ConfigurationInvalid, FailureKind.InvalidArgument, "The connection string of the database is not valid.")
            {
                Remedy = "Set AOS_DATABASE to a text such as Host=localhost;Port=5433;Database=nova_aos;Username=nova.",
            };
        }
    }

    /// <inheritdoc/>
    public string Endpoint { get; }

    /// <inheritdoc/>
    public Task<CheckpointCount> CountAsync(CancellationToken token) =>
        Deadline.RunAsync(Endpoint, timeout, QueryCountAsync, token);

    private async Task<CheckpointCount> QueryCountAsync(CancellationToken token)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(token);
            var table = await ScalarAsync(connection, FindTable, token) as string ?? throw EndpointException.Failed(
                Endpoint, "it has neither a table workflow_checkpoints nor a table checkpoints");
            return new CheckpointCount(table, (long)(await ScalarAsync(connection, $"SELECT count(*) FROM {table}", token))!);
        }
        catch (NpgsqlException cause)
        {
            throw Describe(cause);
        }
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(token);
    }

    private EndpointException Describe(NpgsqlException cause) => cause switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused =>
            EndpointException.AuthenticationFailed(Endpoint, refused.MessageText, cause),
        PostgresException error => EndpointException.Failed(Endpoint, $"{error.MessageText} ({error.SqlState})", cause),
        { InnerException: SocketException } => EndpointException.Unreachable(Endpoint, cause),
        { InnerException: TimeoutException } => EndpointException.TimedOut(Endpoint, timeout, cause),
        { InnerException: IOException } =>
            EndpointException.Failed(Endpoint, "the connection was closed before the answer was complete", cause),
        _ when IsMissingPassword(cause) => EndpointException.AuthenticationFailed(Endpoint, cause.Message, cause),
        _ => EndpointException.Invalid(Endpoint, cause.Message, cause),
    };

    /// <summary>The driver itself gives up where the server wants a password and there is none; it has no code for that.</summary>
    private static bool IsMissingPassword(NpgsqlException cause) =>
        cause.Message.StartsWith("No password has been provided", StringComparison.Ordinal);
}
