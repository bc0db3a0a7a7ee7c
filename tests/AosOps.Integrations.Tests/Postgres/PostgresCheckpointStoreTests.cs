using AosOps.Configuration;
using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Integrations.Tests.Postgres;

public sealed class PostgresCheckpointStoreTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_rows_of_workflow_checkpoints_are_counted()
    {
        PostgresServer.Require();
        await postgres.CreateDatabaseAsync("present", """
            CREATE TABLE workflow_checkpoints (run_id text PRIMARY KEY, status text);
            CREATE TABLE checkpoints (run_id text PRIMARY KEY);
            INSERT INTO workflow_checkpoints SELECT 'run-' || n, 'running' FROM generate_series(1, 42) AS n
            """);

        Assert.Equal(new CheckpointCount("workflow_checkpoints", 42), await CountAsync(postgres.ConnectionString("present")));
    }

    [Fact]
    public async Task An_older_deployment_has_its_rows_in_checkpoints()
    {
        PostgresServer.Require();
        await postgres.CreateDatabaseAsync("older", "CREATE TABLE checkpoints (run_id text PRIMARY KEY)");

        Assert.Equal(new CheckpointCount("checkpoints", 0), await CountAsync(postgres.ConnectionString("older")));
    }

    [Fact]
    public async Task A_database_with_neither_table_is_an_error()
    {
        PostgresServer.Require();
        await postgres.CreateDatabaseAsync("neither", "SELECT 1");

        var failure = await FailureAsync(postgres.ConnectionString("neither"));

        Assert.Equal(ErrorIds.EndpointFailed, failure.ErrorId);
        Assert.Equal($"127.0.0.1:{postgres.Port}/neither", failure.Endpoint);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_an_error_with_what_the_server_says()
    {
        PostgresServer.Require();

        var failure = await FailureAsync(postgres.ConnectionString("nowhere"));

        Assert.Equal(ErrorIds.EndpointFailed, failure.ErrorId);
        Assert.Contains("does not exist", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Password=wrong")]
    [InlineData("Password=")]
    public async Task A_wrong_or_missing_password_is_told_apart(string password)
    {
        PostgresServer.Require();

        var failure = await FailureAsync($"Host=127.0.0.1;Port={postgres.Port};Database=postgres;Username=nova;{password}");

        Assert.Equal(ErrorIds.EndpointAuthenticationFailed, failure.ErrorId);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_unreachable() =>
        Assert.Equal(ErrorIds.EndpointUnreachable, (await FailureAsync($"Host=127.0.0.1;Port={ServerProgram.FreePort()};Username=nova")).ErrorId);

    [Fact]
    public async Task A_server_that_hangs_times_out()
    {
        await using var server = ScriptedServer.Hanging();

        var failure = await FailureAsync($"Host=127.0.0.1;Port={server.Port};Username=nova", TimeSpan.FromMilliseconds(150));

        Assert.Equal(ErrorIds.EndpointTimedOut, failure.ErrorId);
    }

    [Fact]
    public async Task A_connection_that_is_reset_failed()
    {
        await using var server = ScriptedServer.Resetting();

        Assert.Equal(ErrorIds.EndpointFailed, (await FailureAsync($"Host=127.0.0.1;Port={server.Port};Username=nova")).ErrorId);
    }

    [Fact]
    public async Task A_server_of_another_kind_is_an_invalid_answer()
    {
        await using var server = ScriptedServer.AnsweringHttp("hello");

        Assert.Equal(ErrorIds.EndpointAnswerInvalid, (await FailureAsync($"Host=127.0.0.1;Port={server.Port};Username=nova")).ErrorId);
    }

    [Fact]
    public void A_malformed_connection_string_is_refused_without_repeating_it()
    {
        using var services = new WorkflowServices(
            new AosConfiguration { DatabaseConnectionString = "Password=geheim;Nonsense=geheim" }, TimeSpan.FromSeconds(1));

        var failure = Assert.Throws<AosException>(() => services.Checkpoints);

        Assert.Equal(ErrorIds.ConfigurationInvalid, failure.ErrorId);
        Assert.DoesNotContain("geheim", failure.ToString(), StringComparison.Ordinal);
    }

    private static async Task<CheckpointCount> CountAsync(string connectionString, TimeSpan? timeout = null)
    {
        var configuration = new AosConfiguration { DatabaseConnectionString = connectionString };
        using var services = new WorkflowServices(configuration, timeout ?? TimeSpan.FromSeconds(20));
        return await services.Checkpoints.CountAsync(Token);
    }

    private static Task<EndpointException> FailureAsync(string connectionString, TimeSpan? timeout = null) =>
        Assert.ThrowsAsync<EndpointException>(() => CountAsync(connectionString, timeout));
}
