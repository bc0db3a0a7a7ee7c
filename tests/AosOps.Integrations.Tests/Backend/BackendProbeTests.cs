using AosOps.Configuration;
using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;

namespace AosOps.Integrations.Tests.Backend;

public sealed class BackendProbeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("healthy")]
    [InlineData("degraded")]
    public async Task The_backend_says_how_it_is(string status)
    {
        await using var server = ScriptedServer.AnsweringHttp($$"""{"status":"{{status}}"}""");
        using var services = Services(server.Address);

        Assert.Equal(status, await services.Backend.GetStatusAsync(Token));
    }

    [Fact]
    public async Task A_backend_that_answers_without_a_status_is_an_error()
    {
        await using var server = ScriptedServer.AnsweringHttp("""{"status":null}""");
        using var services = Services(server.Address);

        var failure = await Assert.ThrowsAsync<EndpointException>(() => services.Backend.GetStatusAsync(Token));

        Assert.Equal(ErrorIds.EndpointAnswerInvalid, failure.ErrorId);
        Assert.Equal(services.Backend.Endpoint.AbsoluteUri, failure.Endpoint);
    }

    private static WorkflowServices Services(Uri address) =>
        new(new AosConfiguration { BackendUri = address }, TimeSpan.FromSeconds(20));
}
