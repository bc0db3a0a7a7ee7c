using AosOps.Operations;

namespace AosOps.Integrations.Redis;

/// <summary>Where a Redis server listens and how to authenticate there.</summary>
internal sealed record RedisAddress(string Host, int Port, string? User, string? Password)
{
    private const int DefaultPort = 6379;

    /// <summary>Reads <c>host</c>, <c>host:port</c> or <c>redis://[user][:password]@host[:port]</c>.</summary>
    /// <exception cref="AosException">The text is none of these.</exception>
    public static RedisAddress Parse(string text)
    {
        var uri = text.Contains("://", StringComparison.Ordinal) ? text : "redis://" + text;
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var address) || address.Scheme != "redis" || address.Host.Length == 0)
        {
            throw new AosException(ErrorIds.ConfigurationInvalid, FailureKind.InvalidArgument, "The address of Redis is not valid.")
            {
                Remedy = "Set AOS_REDIS to host:port, or to redis://user:password@host:port.",
            };
        }

        var credentials = address.UserInfo.Split(':', 2);
        return new RedisAddress(
            address.IdnHost,
            address.Port > 0 ? address.Port : DefaultPort,
            Uri.UnescapeDataString(credentials[0]) is { Length: > 0 } user ? user : null,
            credentials.Length > 1 ? Uri.UnescapeDataString(credentials[1]) : null);
    }

    /// <summary>The address without the credentials.</summary>
    public override string ToString() => $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}";
}
