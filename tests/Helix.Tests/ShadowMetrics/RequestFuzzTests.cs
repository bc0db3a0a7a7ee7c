using System.Net;
using AosOps.Soak;
using AosOps.Tests;
using Helix.Tests.Services;

namespace Helix.Tests.ShadowMetrics;

/// <summary>Requests that nobody would send, to the service as a process: none is answered with 500, and it answers afterwards as before.</summary>
public sealed class RequestFuzzTests : IAsyncLifetime
{
    private const int Connections = 8;

    private static readonly string[] Requests =
    [
        "GET /status HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n",
        "HEAD /metrics?x=%41 HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\nConnection: close\r\n\r\n",
        "POST /dissonance HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 34\r\n\r\n{\"value\":0.25,\"source\":\"operator\"}",
        "POST /dissonance HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n22\r\n{\"value\":0.25,\"source\":\"operator\"}\r\n0\r\n\r\n",
    ];

    private static readonly byte[][] Pieces =
    [
        [.. "\r\n"u8], [.. "\r\n\r\n"u8], [.. "Content-Length: 99999999999999999999\r\n"u8], [.. "Transfer-Encoding: chunked\r\n"u8], [.. "%00"u8], [.. "/../"u8],
        [.. "Authorization: Bearer x\r\n"u8], [.. "HTTP/9.9"u8], [.. "Upgrade: h2c\r\nConnection: Upgrade\r\n"u8], [.. "Expect: 100-continue\r\n"u8],
        [0], [0xFF, 0xFE], [.. "{"u8], [.. "1e999"u8], [.. "\\ud800"u8], [.. "TRACE * "u8],
    ];

    private readonly TempDirectory directory = new();
    private HelixProcess service = null!;

    public async ValueTask InitializeAsync()
    {
        string[] arguments = ["--seed-file", directory.Write("seed", "SEED_VALUE=0.12\n"), "--audit-file", directory["audit.jsonl"], "--rate-limit", "10000000"];
        service = await HelixProcess.StartAsync("helix-shadow-metrics", arguments);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        directory.Dispose();
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Requests_that_are_changed_byte_by_byte_are_never_answered_with_500()
    {
        await HostileRequest.SendChangedAsync(service, Requests, Pieces, SoakRounds.Of(ci: 4_000, soak: 50_000));
        await AssertAnswersAsync();
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Bodies_that_are_changed_byte_by_byte_are_never_answered_with_500()
    {
        await Parallel.ForAsync(0, Connections, TestContext.Current.CancellationToken, async (connection, cancelled) =>
        {
            var mutation = new Mutation(connection);
            byte[] original = [.. """{"value":0.25,"source":"operator"}"""u8];
            for (var request = 0; request < SoakRounds.Of(ci: 10_000, soak: 50_000) / Connections; request++)
            {
                using var content = new ByteArrayContent(mutation.Of(original));
                content.Headers.Add("Content-Type", "application/json");
                using var answer = await service.Client.PostAsync("/dissonance", content, cancelled);
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode}");
            }
        });
        await AssertAnswersAsync();
    }

    private async Task AssertAnswersAsync()
    {
        Assert.Contains("\"version\":\"1.1.0\"", await service.Client.GetStringAsync("/status"));
        Assert.DoesNotContain("code=\"500\"", await service.Client.GetStringAsync("/metrics"));
        Assert.DoesNotContain(service.Log, static line => line.Contains(" error ", StringComparison.Ordinal));
    }
}
