using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AosOps.Integrations.Tests.Servers;

/// <summary>Stands before a server and lets requests go wrong. Each connection carries one request.</summary>
/// <param name="port">The port of the server.</param>
/// <param name="decide">Decides by the first line of a request, such as <c>PUT /bucket/key?partNumber=1 HTTP/1.1</c>.</param>
public sealed class FaultyProxy(int port, Func<string, Fault> decide) : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentBag<Task> connections = [];
    private Task? accepting;

    /// <summary>The first lines of all requests.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The first lines of all requests with their headers.</summary>
    public ConcurrentQueue<string> Heads { get; } = new();

    public Uri Start()
    {
        listener.Start();
        accepting = AcceptAsync();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await Task.WhenAll([.. connections, accepting ?? Task.CompletedTask]);
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(ending.Token)));
        }
        catch (Exception cause) when (cause is OperationCanceledException or SocketException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            var requests = client.GetStream();
            var head = await ReadHeadAsync(requests);
            var line = head[..head.IndexOf('\r', StringComparison.Ordinal)];
            Requests.Enqueue(line);
            Heads.Enqueue(head);
            var fault = decide(line);
            if (fault.Answer is not null)
                await AnswerAsync(requests, fault.Answer);
            else
                await ForwardAsync(requests, head, fault);
        }
        catch (Exception cause) when (cause is IOException or SocketException or OperationCanceledException)
        {
            // Either side has had enough.
        }
    }

    private async Task AnswerAsync(NetworkStream requests, string answer)
    {
        await requests.WriteAsync(Encoding.ASCII.GetBytes(answer), ending.Token);
        requests.Socket.Shutdown(SocketShutdown.Send);
        await requests.CopyToAsync(Stream.Null, ending.Token);
    }

    private async Task ForwardAsync(NetworkStream requests, string head, Fault fault)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port, ending.Token);
        var answers = server.GetStream();
        var closing = head.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal);
        await answers.WriteAsync(Encoding.Latin1.GetBytes(closing), ending.Token);
        var sending = CopyAsync(requests, answers, fault);
        var answering = answers.CopyToAsync(requests, ending.Token);
        if (await Task.WhenAny(sending, answering) == sending && !await sending)
            return;
        await answering;
    }

    /// <summary>Copies a request's body.</summary>
    /// <returns>False where it was cut.</returns>
    private async Task<bool> CopyAsync(NetworkStream from, NetworkStream to, Fault fault)
    {
        var buffer = new byte[16 * 1024];
        var offset = 0;
        for (int length; (length = await from.ReadAsync(buffer, ending.Token)) > 0; offset += length)
        {
            if (fault.CutAfter is { } cut && offset + length > cut)
                return false;
            if (fault.Damaged is { } damaged && damaged >= offset && damaged < offset + length)
                buffer[damaged - offset] ^= 1;
            await to.WriteAsync(buffer.AsMemory(0, length), ending.Token);
        }

        return true;
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, ending.Token);
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
