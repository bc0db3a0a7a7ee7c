using Npgsql;

namespace AosOps.Integrations.Tests.Servers;

/// <summary>A PostgreSQL with an empty database. It refuses to run as root, so that it runs as its package's user there.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    public const string User = "nova";
    public const string Password = "geheim";

    private static readonly string[] PackageDirectories =
        Directory.Exists("/usr/lib/postgresql")
            ? [.. Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))]
            : [];

    private static readonly string? InitializeProgram = ServerProgram.Find("initdb", PackageDirectories);
    private static readonly string? Program = ServerProgram.Find("postgres", PackageDirectories);

    private readonly TemporaryDirectory directory = new();
    private ServerProgram? server;

    public int Port { get; } = ServerProgram.FreePort();

    public static void Require() => Assert.SkipWhen(Program is null || InitializeProgram is null, "postgresql is not installed");

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Database={database};Username={User};Password={Password}";

    /// <summary>Creates a database and runs statements in it.</summary>
    public async Task CreateDatabaseAsync(string name, string sql)
    {
        await ExecuteAsync("postgres", $"CREATE DATABASE {name}");
        await ExecuteAsync(name, sql);
    }

    /// <summary>Runs statements in a database.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask InitializeAsync()
    {
        if (Program is null || InitializeProgram is null)
            return;
        var passwordFile = directory.Write("password", Password);
        if (Environment.IsPrivilegedProcess)
            await ServerProgram.RunAsync("chown", "-R", "postgres:postgres", directory.Path);
        await RunAsync(InitializeProgram, "-D", Data, "-U", User, "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8", "--no-sync");
        await StartAsync();
    }

    /// <summary>Kills the server with SIGKILL, as a crash would.</summary>
    public Task KillAsync() => server!.KillAsync();

    /// <summary>Starts the server, and returns when it answers.</summary>
    public async Task StartAsync()
    {
        var (program, arguments) = AsServerUser(
            Program!, "-D", Data, "-p", $"{Port}", "-k", directory.Path, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off");
        server = await ServerProgram.StartAsync(program, arguments, IsReadyAsync);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        directory.Dispose();
    }

    private string Data => Path.Combine(directory.Path, "data");

    private static async Task RunAsync(string program, params string[] words)
    {
        var (name, arguments) = AsServerUser(program, words);
        await ServerProgram.RunAsync(name, arguments);
    }

    private static (string Program, string[] Arguments) AsServerUser(string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", program, .. arguments])
            : (program, arguments);

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            await ExecuteAsync("postgres", "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
