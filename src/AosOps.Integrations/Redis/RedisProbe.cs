using System.Net.Sockets;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Integrations.Redis;

/// <summary>Connects to Redis and sends PING.</summary>
internal sealed class RedisProbe(RedisAddress address, TimeSpan timeout) : ICacheProbe
{
    /// <inheritdoc/>
    public string Endpoint => address.ToString();

    /// <inheritdoc/>
    public Task<string> PingAsync(CancellationToken token) =>
        Deadline.RunAsync(Endpoint, timeout, ConnectAndPingAsync, token);

    private async Task<string> ConnectAndPingAsync(CancellationToken token)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port, token);
        }
        catch (SocketException cause)
        {
            throw EndpointException.Unreachable(Endpoint, cause);
        }

        try
        {
            var connection = new RespConnection(client.GetStream(), Endpoint);
            if (address.Password is { } password)
                await connection.CallAsync(address.User is { } user ? ["AUTH", user, password] : ["AUTH", password], token);
            return await connection.CallAsync(["PING"], token);
        }
        catch (IOException cause)
        {
            throw EndpointException.Failed(Endpoint, "the connection was closed before the answer was complete", cause);
        }
    }
}
