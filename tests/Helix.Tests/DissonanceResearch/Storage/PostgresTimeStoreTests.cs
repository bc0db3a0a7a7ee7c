using AosOps.Integrations.Tests.Servers;
using Helix.DissonanceResearch.Storage;
using Helix.DissonanceResearch.Storage.Postgres;
using Npgsql;

namespace Helix.Tests.DissonanceResearch.Storage;

[Collection(PostgresSchemas.Name)]
public sealed class PostgresTimeStoreTests(PostgresServer server) : TimeStoreContract
{
    private NpgsqlConnectionStringBuilder settings = null!;

    [Fact]
    public void A_second_service_waits_for_the_first_to_end()
    {
        using var second = Create();

        Assert.Equal(StorageFault.Locked, Assert.Throws<StorageException>(() => second.Open()).Fault);
        Store.Dispose();

        Assert.Equal(0, second.Open().Entries);
    }

    [Fact]
    public void A_server_that_does_not_flush_is_a_warning() =>
        Assert.Contains("fsync=off", Store.Check().Warning, StringComparison.Ordinal);

    [Fact]
    public void A_server_that_would_acknowledge_before_it_flushed_is_told_to_flush_first()
    {
        Store.Dispose();
        Execute("""
            CREATE TABLE seen (setting text);
            CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS
                $$BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NEW; END$$;
            CREATE TRIGGER see BEFORE INSERT ON dissonance_entry FOR EACH ROW EXECUTE FUNCTION see();
            """);
        settings.Options = "-c synchronous_commit=off";
        using var store = Create();
        store.Open();

        store.Append([Pending.Of()]);

        Assert.Equal("on", Scalar("SELECT setting FROM seen"));
    }

    [Fact]
    public void A_session_that_is_ended_is_a_failure_and_the_next_one_goes_on()
    {
        Execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");

        Assert.Throws<StorageException>(() => Store.Append([Pending.Of("key")]));

        Store.Open();
        Assert.Equal(AppendOutcome.Stored, Store.Append([Pending.Of("key")])[0].Outcome);
    }

    [Fact]
    public void Of_several_servers_the_one_that_takes_changes_is_used()
    {
        Store.Dispose();
        settings.Host = $"127.0.0.1:{ServerProgram.FreePort()},127.0.0.1:{server.Port}";
        settings.TargetSessionAttributes = "primary";
        using var store = Create();
        store.Open();

        Assert.Equal(AppendOutcome.Stored, store.Append([Pending.Of()])[0].Outcome);
    }

    [Fact]
    public void Where_none_of_several_servers_answers_each_is_named()
    {
        var (first, second) = (ServerProgram.FreePort(), ServerProgram.FreePort());
        settings.Host = $"127.0.0.1:{first},127.0.0.1:{second}";
        using var store = Create();

        var failure = Assert.Throws<StorageException>(() => store.Open());

        Assert.Equal(StorageFault.Unreachable, failure.Fault);
        Assert.Contains($"Failed to connect to 127.0.0.1:{first}; Failed to connect to 127.0.0.1:{second}.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_may_not_use_the_database_does_not_keep_others_from_it()
    {
        Store.Dispose();
        await SetSchemaVersionAsync(int.MaxValue);
        using var old = Create();
        Assert.Equal(StorageFault.Foreign, Assert.Throws<StorageException>(() => old.Open()).Fault);

        await SetSchemaVersionAsync(1);

        using var other = Create();
        Assert.Equal(0, other.Open().Entries);
    }

    [Fact]
    public void A_port_that_nobody_listens_on_is_unreachable()
    {
        using var store = new PostgresTimeStore(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Port = ServerProgram.FreePort() });

        var failure = Assert.Throws<StorageException>(() => store.Open());

        Assert.Equal(StorageFault.Unreachable, failure.Fault);
        Assert.DoesNotContain(PostgresServer.Password, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_password_is_a_failure_that_does_not_repeat_it()
    {
        using var store = new PostgresTimeStore(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Password = "falsch" });

        Assert.DoesNotContain("falsch", Assert.Throws<StorageException>(() => store.Open()).ToString(), StringComparison.Ordinal);
    }

    private protected override async Task PrepareAsync() => settings = new NpgsqlConnectionStringBuilder(await PostgresSchemas.CreateSchemaAsync(server));

    private protected override ITimeStore Create() => new PostgresTimeStore(settings);

    private protected override Task SetSchemaVersionAsync(int version)
    {
        Execute($"UPDATE dissonance_schema SET version = {version}");
        return Task.CompletedTask;
    }

    private protected override Task SetReadOnlyAsync()
    {
        settings.Options = "-c default_transaction_read_only=on";
        return Task.CompletedTask;
    }

    private void Execute(string sql) => Scalar(sql);

    private object? Scalar(string sql)
    {
        using var connection = new NpgsqlConnection(settings.ConnectionString + ";Pooling=false");
        connection.Open();
        return PostgresSchema.Scalar(connection, sql);
    }
}
