using System.Net.Sockets;
using System.Text;

namespace Helix.Tests.Services;

/// <summary>A connection on which a test sends whatever it likes.</summary>
public sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private RawConnection()
    {
    }

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection.socket.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await socket.SendAsync(bytes);

    /// <summary>Sends nothing more.</summary>
    public void EndSending() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Receives until the other side closes the connection; a reset closes it too.</summary>
    public Task<string> ReceiveToEndAsync() => ReceiveUntilAsync(static _ => false);

    /// <summary>Receives until there is what is looked for, or the other side closes the connection.</summary>
    public async Task<string> ReceiveUntilAsync(Func<string, bool> isWanted)
    {
        var received = new StringBuilder();
        var buffer = new byte[4096];
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            while (!isWanted(received.ToString()) && await socket.ReceiveAsync(buffer, limit.Token) is var length and > 0)
                received.Append(Encoding.UTF8.GetString(buffer, 0, length));
        }
        catch (SocketException)
        {
            // Reset: the service did not want to read the rest.
        }

        return received.ToString();
    }

    /// <summary>Breaks the connection off.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    public void Dispose() => socket.Dispose();
}
