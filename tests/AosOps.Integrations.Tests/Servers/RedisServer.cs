namespace AosOps.Integrations.Tests.Servers;

/// <summary>A Redis that wants a password.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    public const string Password = "p:w@d/1";

    private static readonly string? Program = ServerProgram.Find("redis-server");

    private readonly TemporaryDirectory directory = new();
    private ServerProgram? server;

    public int Port { get; } = ServerProgram.FreePort();

    public static void Require() => Assert.SkipWhen(Program is null, "redis-server is not installed");

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        string[] arguments = ["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", directory.Path, "--save", "", "--requirepass", Password];
        server = await ServerProgram.StartAsync(Program, arguments, () => ServerProgram.AcceptsConnectionsAsync(Port));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        directory.Dispose();
    }
}
