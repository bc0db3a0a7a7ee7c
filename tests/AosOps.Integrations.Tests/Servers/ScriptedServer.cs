using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AosOps.Integrations.Tests.Servers;

/// <summary>A server on a real socket that behaves as badly as its script says.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Func<NetworkStream, CancellationToken, Task> script;
    private readonly Task accepting;

    private ScriptedServer(Func<NetworkStream, CancellationToken, Task> script)
    {
        this.script = script;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>The last request that came, as text.</summary>
    public string LastRequest { get; private set; } = "";

    /// <summary>Reads a request and never answers.</summary>
    public static ScriptedServer Hanging() => new((_, ending) => Task.Delay(Timeout.Infinite, ending));

    /// <summary>Reads a request and resets the connection.</summary>
    public static ScriptedServer Resetting() => new((connection, _) =>
    {
        connection.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        return Task.CompletedTask;
    });

    /// <summary>Reads a request, answers with these bytes and closes the connection.</summary>
    public static ScriptedServer Answering(string bytes) =>
        new(async (connection, ending) => await connection.WriteAsync(Encoding.Latin1.GetBytes(bytes), ending));

    /// <summary>Reads a request and answers over HTTP.</summary>
    public static ScriptedServer AnsweringHttp(string body, int status = 200) =>
        Answering($"HTTP/1.1 {status} X\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");

    /// <summary>Reads a request and answers with a line that never ends.</summary>
    public static ScriptedServer Endless(string beginning) => new(async (connection, ending) =>
    {
        await connection.WriteAsync(Encoding.Latin1.GetBytes(beginning), ending);
        var block = Encoding.Latin1.GetBytes(new string('x', 64 * 1024));
        while (!ending.IsCancellationRequested)
            await connection.WriteAsync(block, ending);
    });

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await accepting;
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!ending.IsCancellationRequested)
            {
                using var client = await listener.AcceptTcpClientAsync(ending.Token);
                await ServeAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            var connection = client.GetStream();
            var buffer = new byte[8192];
            var length = await connection.ReadAsync(buffer, ending.Token);
            LastRequest = Encoding.UTF8.GetString(buffer, 0, length);
            await script(connection, ending.Token);
        }
        catch (IOException)
        {
            // The client has heard enough.
        }
    }
}
