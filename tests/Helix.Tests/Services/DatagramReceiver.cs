using System.Net.Sockets;
using System.Text;

namespace Helix.Tests.Services;

/// <summary>A Unix socket that receives datagrams, as systemd and the journal do.</summary>
public sealed class DatagramReceiver : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    /// <summary>Listens.</summary>
    /// <param name="address">A path, or a name without a file that begins with <c>@</c>.</param>
    public DatagramReceiver(string address)
    {
        Address = address;
        socket.Bind(new UnixDomainSocketEndPoint(address.StartsWith('@') ? "\0" + address[1..] : address));
    }

    public string Address { get; }

    /// <summary>The next datagram.</summary>
    public async Task<byte[]> NextAsync()
    {
        var buffer = new byte[64 * 1024];
        using var limit = new CancellationTokenSource(Limit);
        return buffer[..await socket.ReceiveAsync(buffer, limit.Token)];
    }

    /// <summary>The next datagram as text.</summary>
    public async Task<string> NextTextAsync() => Encoding.UTF8.GetString(await NextAsync());

    public void Dispose() => socket.Dispose();
}
