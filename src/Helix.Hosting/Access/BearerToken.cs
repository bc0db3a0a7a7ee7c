using System.Security.Cryptography;
using System.Text;
using Helix.Hosting.Settings;

namespace Helix.Hosting.Access;

/// <summary>The token that a request must bear (RFC 6750). Only its hash is kept, and compared in a time that tells nothing.</summary>
public sealed class BearerToken
{
    private const int LeastLength = 16;
    private const int MostBytes = 4096;
    private const string Scheme = "Bearer ";

    private readonly byte[] hash;

    private BearerToken(string token) => hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Takes a token as it was set.</summary>
    /// <param name="text">The token; white space around it is not part of it.</param>
    /// <param name="source">Where it comes from, for the message.</param>
    /// <exception cref="SettingException">It is too short to keep anybody out, or could not stand in a header.</exception>
    public static BearerToken Parse(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        var token = text.Trim();
        if (token.Length < LeastLength)
            throw new SettingException($"The token of {source} has {token.Length} characters; it needs at least {LeastLength}.");
        if (token.Any(character => character is <= ' ' or > '~'))
            throw new SettingException($"The token of {source} must be of printable ASCII characters without blanks, in one line.");
        return new BearerToken(token);
    }

    /// <summary>Reads a token from a file.</summary>
    /// <exception cref="SettingException">The file cannot be read, or holds no good token.</exception>
    public static BearerToken FromFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[MostBytes + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= MostBytes
                ? Parse(Encoding.UTF8.GetString(bytes, 0, length), $"'{path}'")
                : throw new SettingException($"'{path}' has more than {MostBytes} bytes: it is not a token.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The token file '{path}' cannot be read: {cause.Message}");
        }
    }

    /// <summary>Whether the value of an <c>Authorization</c> header bears this token.</summary>
    public bool Accepts(string? header)
    {
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        Span<byte> offered = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim()), offered);
        return CryptographicOperations.FixedTimeEquals(offered, hash);
    }
}
