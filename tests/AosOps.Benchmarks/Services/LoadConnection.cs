using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;

namespace AosOps.Benchmarks.Services;

/// <summary>One connection that sends the same request again and again, each after the answer to the one before.</summary>
internal sealed class LoadConnection(Uri url, byte[] request)
{
    private static readonly byte[] HeadEnd = [.. "\r\n\r\n"u8];
    private static readonly byte[] Length = [.. "Content-Length: "u8];

    private readonly List<long> latencies = new(1 << 14);

    /// <summary>How long each request took, in ticks of <see cref="Stopwatch"/>.</summary>
    public IReadOnlyList<long> Latencies => latencies;

    /// <summary>Answers that were no success.</summary>
    public int Failures { get; private set; }

    /// <summary>Sends until the time is over.</summary>
    public async Task RunAsync(long end)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(url.Host, url.Port);
        var buffer = new byte[64 * 1024];
        for (var start = Stopwatch.GetTimestamp(); start < end;)
        {
            await socket.SendAsync(request);
            await ReceiveAsync(socket, buffer);
            var now = Stopwatch.GetTimestamp();
            latencies.Add(now - start);
            start = now;
        }
    }

    private async ValueTask ReceiveAsync(Socket socket, byte[] buffer)
    {
        var length = 0;
        do
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            length += read > 0 ? read : throw new InvalidOperationException($"{url} closed the connection.");
        }
        while (!IsWhole(buffer.AsSpan(0, length)));
        if (buffer[9] != (byte)'2')
            Failures++;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(HeadEnd);
        if (head < 0)
            return false;
        var length = answer[..head].IndexOf(Length);
        return length < 0 || !Utf8Parser.TryParse(answer[(length + Length.Length)..head], out int body, out _) || answer.Length >= head + HeadEnd.Length + body;
    }
}
