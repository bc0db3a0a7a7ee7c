using System.Net;
using Helix.Hosting.Access;
using Helix.Hosting.Settings;

namespace Helix.Hosting;

/// <summary>Where a service listens, whom it answers, and how much of everything it takes.</summary>
public sealed record HostingOptions
{
    /// <summary>The address to listen on. Default: loopback.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The port to listen on; 0 lets the system choose one, which the journal then names.</summary>
    public required int Port { get; init; }

    /// <summary>
    /// The token that every request must bear, or null where none is needed, which only a loopback address may say. Where
    /// there is one, callers from loopback must bear it too: behind a reverse proxy everybody comes from there.
    /// </summary>
    public BearerToken? Token { get; init; }

    /// <summary>Requests that one client address may make in a second, and at once after a pause.</summary>
    public required int RequestsPerSecond { get; init; }

    /// <summary>Connections that may be open at a time; the next one is closed as it comes.</summary>
    public required int Connections { get; init; }

    /// <summary>Bytes that the body of a request may have.</summary>
    public required int BodyBytes { get; init; }

    /// <summary>Whether a request must bear a token.</summary>
    public bool NeedsToken => Token is not null;

    /// <summary>Reads them.</summary>
    /// <param name="settings">The settings of the program.</param>
    /// <param name="identity">Which service it is.</param>
    /// <exception cref="SettingException">A value cannot be, or the address is not loopback and there is no token.</exception>
    public static HostingOptions Read(ServiceSettings settings, ServiceIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(identity);
        var address = ParseAddress(settings.Text("--host", "HELIX_HOST", "127.0.0.1", "The address to listen on. Any but a loopback address needs a token.")!);
        var options = new HostingOptions
        {
            Address = address,
            Port = settings.Integer("--port", "HELIX_PORT", identity.DefaultPort, 0, 65_535, "The port to listen on."),
            Token = ReadToken(settings),
            RequestsPerSecond = settings.Integer("--rate-limit", "HELIX_RATE_LIMIT", 1_000, 1, 100_000_000, "Requests that one client address may make in a second."),
            Connections = settings.Integer("--connection-limit", "HELIX_CONNECTION_LIMIT", 512, 1, 1_000_000, "Connections that may be open at a time."),
            BodyBytes = settings.Integer("--body-limit", "HELIX_BODY_LIMIT", 65_536, 1, 1 << 30, "Bytes that the body of a request may have."),
        };
        if (settings.Integer("--workers", "", 1, 0, int.MaxValue, "Accepted because the units of older versions end in it; only 1 can be.") != 1)
            throw new SettingException("--workers can only be 1: one process uses all processors, and a second one would keep a state of its own.");
        if (options.Token is null && !IPAddress.IsLoopback(Unmapped(address)))
        {
            throw new SettingException(
                $"'{address}' can be reached from elsewhere, so every request must bear a token, and none is set. Set HELIX_TOKEN_FILE to a file that holds "
                + "one of at least 16 characters (openssl rand -hex 32 makes one), or listen on 127.0.0.1.");
        }

        return options;
    }

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPAddress ParseAddress(string text) => text switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.IPv6Any,
        _ => IPAddress.TryParse(text, out var address) ? address : throw new SettingException($"--host (HELIX_HOST) must be an IP address, localhost or *, not '{text}'."),
    };

    private static BearerToken? ReadToken(ServiceSettings settings)
    {
        var file = settings.Text("--token-file", "HELIX_TOKEN_FILE", null, "A file that holds the token which every request must bear.");
        var token = settings.Text("", "HELIX_TOKEN", null, "The token itself. A file is better: the environment is inherited.");
        return (file, token) switch
        {
            (null, null) => null,
            (not null, not null) => throw new SettingException("HELIX_TOKEN and a token file are both set: which of them holds cannot be told."),
            (null, _) => BearerToken.Parse(token!, "HELIX_TOKEN"),
            _ => BearerToken.FromFile(file),
        };
    }
}
