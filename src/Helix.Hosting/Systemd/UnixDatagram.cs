using System.Net.Sockets;

namespace Helix.Hosting.Systemd;

/// <summary>Sends datagrams to a Unix socket. An address that begins with <c>@</c> is one without a file (unix(7), abstract).</summary>
internal sealed class UnixDatagram : IDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly UnixDomainSocketEndPoint receiver;

    public UnixDatagram(string address) =>
        receiver = new UnixDomainSocketEndPoint(address.StartsWith('@') ? string.Concat("\0", address.AsSpan(1)) : address);

    /// <summary>Sends a datagram.</summary>
    /// <returns>Whether it was taken; a receiver that is gone is not an error of the sender.</returns>
    public bool TrySend(ReadOnlySpan<byte> datagram)
    {
        try
        {
            return socket.SendTo(datagram, SocketFlags.None, receiver) == datagram.Length;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public void Dispose() => socket.Dispose();
}
