using System.Net;
using System.Net.Sockets;

namespace AosOps.Integrations.Tests.Helix;

/// <summary>
/// A proxy between a client and a service that now and then cuts the connection after the service has done what it was
/// asked for, and before the client hears of it.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Uri service;
    private readonly Func<string, bool> cuts;
    private readonly Task accepting;

    /// <summary>Starts a proxy.</summary>
    /// <param name="service">The service.</param>
    /// <param name="cuts">Says of a request's head whether its answer is cut off.</param>
    public CuttingProxy(Uri service, Func<string, bool> cuts)
    {
        this.service = service;
        this.cuts = cuts;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await accepting;
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(ending.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var own = client;
        using var other = new TcpClient();
        try
        {
            await other.ConnectAsync(service.Host, service.Port, ending.Token);
            var (near, far) = (client.GetStream(), other.GetStream());
            var buffer = new byte[64 * 1024];
            for (int length; (length = await near.ReadAsync(buffer, ending.Token)) > 0;)
            {
                // Head and body of these small requests come at once.
                var isCut = cuts(System.Text.Encoding.Latin1.GetString(buffer, 0, length));
                await far.WriteAsync(buffer.AsMemory(0, length), ending.Token);
                length = await far.ReadAsync(buffer, ending.Token);
                if (isCut || length == 0)
                    return;
                await near.WriteAsync(buffer.AsMemory(0, length), ending.Token);
            }
        }
        catch (Exception cause) when (cause is IOException or OperationCanceledException)
        {
            // One of them has gone.
        }
    }
}
