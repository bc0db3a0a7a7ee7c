using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Integrations.Tests;

public sealed class AlertSenderTests
{
    private static readonly ShadowAlert Alert = new("CRITICAL", "2 mismatches in cycle 17", new DateTimeOffset(2025, 12, 2, 13, 20, 1, TimeSpan.FromHours(1)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_is_posted_as_its_level_message_and_time()
    {
        await using var server = ScriptedServer.AnsweringHttp("ok");
        using var sender = new AlertSender(new Uri(server.Address, "/hook/token?a=b"), TimeSpan.FromSeconds(20));

        await sender.SendAsync(Alert, Token);

        Assert.StartsWith("POST /hook/token?a=b HTTP/1.1", server.LastRequest, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json", server.LastRequest, StringComparison.Ordinal);
        Assert.EndsWith("""{"alert":"CRITICAL","message":"2 mismatches in cycle 17","timestamp":"2025-12-02T13:20:01+01:00"}""", server.LastRequest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_that_refuses_is_named_without_its_secret()
    {
        await using var server = ScriptedServer.AnsweringHttp("no such hook", status: 404);
        using var sender = new AlertSender(new Uri(server.Address, "/hook/s3cr3t"), TimeSpan.FromSeconds(20));

        var failure = await Assert.ThrowsAsync<EndpointException>(() => sender.SendAsync(Alert, Token));

        Assert.Equal(ErrorIds.EndpointFailed, failure.ErrorId);
        Assert.Contains("404", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_that_does_not_answer_is_given_up()
    {
        await using var server = ScriptedServer.Hanging();
        using var sender = new AlertSender(server.Address, TimeSpan.FromMilliseconds(100));

        var failure = await Assert.ThrowsAsync<EndpointException>(() => sender.SendAsync(Alert, Token));

        Assert.Equal(ErrorIds.EndpointTimedOut, failure.ErrorId);
    }

    [Fact]
    public async Task A_webhook_that_is_not_there_is_unreachable()
    {
        Uri address;
        await using (var server = ScriptedServer.Hanging())
            address = server.Address;
        using var sender = new AlertSender(address, TimeSpan.FromSeconds(20));

        var failure = await Assert.ThrowsAsync<EndpointException>(() => sender.SendAsync(Alert, Token));

        Assert.Equal(ErrorIds.EndpointUnreachable, failure.ErrorId);
    }
}
