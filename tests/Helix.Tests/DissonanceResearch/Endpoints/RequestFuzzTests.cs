using System.Net;
using System.Text;
using AosOps.Soak;
using AosOps.Tests;
using Helix.Tests.Services;

namespace Helix.Tests.DissonanceResearch.Endpoints;

/// <summary>Requests that nobody would send, to the service as a process: none is answered with 500, and it answers afterwards as before.</summary>
public sealed class RequestFuzzTests : IAsyncLifetime
{
    private const int Connections = 8;
    private const string Body = """{"iso_timestamp": "2025-11-11T20:20:00Z", "timezone": "Europe/Berlin", "source": "test", "human": "żółć \ud83d\ude00"}""";

    private static readonly string[] Requests =
    [
        "GET /status HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n",
        "GET /times?from=2025-11-11T20:20:00%2B01:00&to=2026-01-01T00:00:00Z&limit=10&cursor=AQAGQ1aIs9gAAAAAAAAAAAI HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "HEAD /last_time?x=%41 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        $"POST /time HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: \"abc\"\r\nContent-Length: {Encoding.UTF8.GetByteCount(Body)}\r\n\r\n{Body}",
        $"POST /time HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{Encoding.UTF8.GetByteCount(Body):x}\r\n{Body}\r\n0\r\n\r\n",
        "GET /docs HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\nGET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ];

    private static readonly byte[][] Pieces =
    [
        [.. "\r\n"u8], [.. "\r\n\r\n"u8], [.. "Content-Length: 99999999999999999999\r\n"u8], [.. "Transfer-Encoding: chunked\r\n"u8], [.. "%00"u8], [.. "/../"u8],
        [.. "Authorization: Bearer x\r\n"u8], [.. "HTTP/9.9"u8], [.. "Expect: 100-continue\r\n"u8], [.. "Idempotency-Key: \r\n"u8], [.. "&limit=-1"u8],
        [.. "Content-Encoding: gzip\r\n"u8], [.. "ffffffffffffffff\r\n"u8], [0], [0xFF, 0xFE], [.. "{"u8], [.. "1e999"u8], [.. "\\ud800"u8], [.. "9999-12-31T23:59:59-14:00"u8],
    ];

    private static readonly string[] Values =
    [
        "0001-01-01T00:00:00", "9999-12-31T23:59:59.999999999", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2025-10-26T02:30:00", "2025-03-30T02:30:00",
        "Pacific/Apia", "Africa/Monrovia", "Etc/GMT+12", "America/Juneau", "Asia/Manila", "\\u0000", "\\ud83d", "posix/UTC", "../UTC",
    ];

    private readonly TempDirectory directory = new();
    private HelixProcess service = null!;

    public async ValueTask InitializeAsync() =>
        service = await HelixProcess.StartAsync("helix-dissonance", ["--database", directory["dissonance.db"], "--rate-limit", "10000000"]);

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        directory.Dispose();
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Requests_that_are_changed_byte_by_byte_are_never_answered_with_500()
    {
        await HostileRequest.SendChangedAsync(service, Requests, Pieces, SoakRounds.Of(ci: 2_000, soak: 50_000));
        await AssertAnswersAsync();
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Bodies_that_are_changed_are_stored_or_refused_as_unprocessable()
    {
        var requests = SoakRounds.Of(ci: 4_000, soak: 50_000);
        await Parallel.ForAsync(0, Connections, TestContext.Current.CancellationToken, async (connection, cancelled) =>
        {
            var random = new Random(connection);
            var mutation = new Mutation(connection);
            for (var request = 0; request < requests / Connections; request++)
            {
                var body = Encoding.UTF8.GetBytes(WithOtherValues(random));
                using var content = new ByteArrayContent(random.Next(2) == 0 ? mutation.Of(body) : body);
                content.Headers.Add("Content-Type", "application/json");
                using var answer = await service.Client.PostAsync("/time", content, cancelled);
                Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode}");
            }
        });
        await AssertAnswersAsync();
    }

    private static string WithOtherValues(Random random)
    {
        var body = Body;
        foreach (var value in (string[])["2025-11-11T20:20:00Z", "Europe/Berlin", "test"])
        {
            if (random.Next(2) == 0)
                body = body.Replace(value, Values[random.Next(Values.Length)], StringComparison.Ordinal);
        }

        return body;
    }

    private async Task AssertAnswersAsync()
    {
        var errors = service.Log.Where(static line => line.Contains(" error ", StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        Assert.Contains("\"ok\":true", await service.Client.GetStringAsync("/status"));
        Assert.DoesNotContain("code=\"500\"", await service.Client.GetStringAsync("/metrics"));
    }
}
