namespace AosOps.Integrations.Tests.Servers;

/// <summary>What <see cref="FaultyProxy"/> does with a request.</summary>
/// <param name="Answer">An answer to give instead of the server's, or null.</param>
/// <param name="CutAfter">After how many bytes of the request the connection is cut, or null.</param>
/// <param name="Damaged">A byte of the request that is changed on its way, or null.</param>
public sealed record Fault(string? Answer = null, int? CutAfter = null, int? Damaged = null)
{
    public static Fault None { get; } = new();

    /// <summary>An answer as S3 gives it.</summary>
    public static Fault Of(int status, string code)
    {
        var body = $"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>{code}, by the test</Message></Error>";
        return new Fault($"HTTP/1.1 {status} Fault\r\nContent-Type: application/xml\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
    }

    /// <summary>An answer without a body.</summary>
    public static Fault OfHeaders(int status, params string[] headers) =>
        new($"HTTP/1.1 {status} Fault\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Content-Length: 0\r\nConnection: close\r\n\r\n");
}
