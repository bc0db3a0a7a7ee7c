using System.Net;
using System.Text;
using System.Text.Json;
using AosOps.Integrations.Tests.Servers;

namespace AosOps.Integrations.Tests.Helix;

/// <summary>Both services of the first generation on one port each, answering what the runbook shows and nothing else.</summary>
internal sealed class SeedServer : IAsyncDisposable
{
    private static readonly string[] Fields = ["human", "iso_timestamp", "source", "timezone"];

    private readonly HttpListener listener = new();
    private readonly bool isMetrics;
    private readonly Task serving;
    private string? last;

    private SeedServer(bool isMetrics)
    {
        this.isMetrics = isMetrics;
        Address = new Uri($"http://127.0.0.1:{ServerProgram.FreePort()}/");
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>How many entries it has taken.</summary>
    public int Stored { get; private set; }

    public static SeedServer ShadowMetrics() => new(isMetrics: true);

    public static SeedServer DissonanceResearch() => new(isMetrics: false);

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                var (status, body) = await AnswerAsync(context.Request);
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json";
                context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
            }
            catch (Exception cause) when (cause is HttpListenerException or ObjectDisposedException)
            {
                // The test is over, or the client has gone.
            }
        }
    }

    private async Task<(int Status, string Body)> AnswerAsync(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream);
        var body = await reader.ReadToEndAsync();
        return (isMetrics, request.HttpMethod, request.Url!.AbsolutePath) switch
        {
            (true, "GET", "/status") => (200, """
                {
                  "server_time_utc": "2025-11-11T20:01:57.881672Z",
                  "version": "1.1.0",
                  "uptime_seconds": 1192,
                  "dissonance": { "value": 0.12, "timestamp": "2025-11-11T19:42:45Z", "source": "auto-seed", "ip": "127.0.0.1" }
                }
                """),
            (false, "GET", "/status") => (200, """{"ok":true}"""),
            (false, "GET", "/last_time") when last is not null => (200, last),
            (false, "POST", "/time") => Take(body),
            _ => (404, """{"detail":"Not Found"}"""),
        };
    }

    private (int Status, string Body) Take(string body)
    {
        using var document = JsonDocument.Parse(body);
        if (!document.RootElement.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal).SequenceEqual(Fields))
            return (422, """{"detail":[{"loc":["body","human"],"msg":"field required","type":"value_error.missing"}]}""");
        if (document.RootElement.GetProperty("source").GetString() == "refused")
            return (422, """{"detail":[{"loc":["body","source"],"msg":"is refused","type":"value_error"}]}""");
        last = body;
        Stored++;
        return (200, """{"ok":true}""");
    }
}
