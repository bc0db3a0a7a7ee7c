using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Helix.Hosting.Limits;

/// <summary>
/// How often one client address may ask. Each address has a moment at which its next request is due; a request moves that
/// moment on by an interval, and one that would move it more than a second ahead is refused (the generic cell rate algorithm,
/// ITU-T I.371). An address of IPv6 stands for its /64: whoever has one of them has them all.
/// </summary>
internal sealed class ClientRateLimiter(int requestsPerSecond, TimeProvider time)
{
    private const int MostClients = 65_536;

    private readonly ConcurrentDictionary<IPAddress, Client> clients = new();
    private readonly long interval = Math.Max(1, time.TimestampFrequency / requestsPerSecond);
    private readonly Client everybodyElse = new();
    private int count;
    private long sweepDue;

    /// <summary>How many addresses are remembered.</summary>
    public int Count => count;

    /// <summary>Counts a request.</summary>
    /// <param name="address">Where it comes from; null where that cannot be told.</param>
    /// <returns>Whether it may be answered.</returns>
    public bool TryEnter(IPAddress? address)
    {
        var now = time.GetTimestamp();
        var client = Find(KeyOf(address ?? IPAddress.None), now);
        while (true)
        {
            var due = Interlocked.Read(ref client.Due);
            var next = Math.Max(due, now) + interval;
            if (next - now > time.TimestampFrequency)
                return false;
            if (Interlocked.CompareExchange(ref client.Due, next, due) == due)
                return true;
        }
    }

    private static IPAddress KeyOf(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }

    private Client Find(IPAddress key, long now)
    {
        if (clients.TryGetValue(key, out var client))
            return client;
        if (count >= MostClients)
            ForgetIdle(now);
        // Where a million addresses ask at once, the late ones share one allowance instead of all of the memory.
        if (count >= MostClients)
            return everybodyElse;
        client = new Client();
        if (!clients.TryAdd(key, client))
            return clients.GetValueOrDefault(key, client);
        Interlocked.Increment(ref count);
        return client;
    }

    // Once a second: an address is idle a second after its last request at the latest, and a full look costs milliseconds.
    private void ForgetIdle(long now)
    {
        var due = Interlocked.Read(ref sweepDue);
        if (now < due || Interlocked.CompareExchange(ref sweepDue, now + time.TimestampFrequency, due) != due)
            return;
        foreach (var (key, client) in clients)
        {
            if (Interlocked.Read(ref client.Due) <= now && clients.TryRemove(key, out _))
                Interlocked.Decrement(ref count);
        }
    }

    private sealed class Client
    {
        public long Due;
    }
}
