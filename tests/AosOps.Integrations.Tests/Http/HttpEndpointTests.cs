using AosOps.Integrations.Http;
using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;

namespace AosOps.Integrations.Tests.Http;

public sealed class HttpEndpointTests : IDisposable
{
    private readonly HttpClient client = HttpEndpoint.CreateClient();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_unreachable_and_named()
    {
        var port = ServerProgram.FreePort();

        var failure = await FailureAsync(new Uri($"http://127.0.0.1:{port}"));

        Assert.Equal(ErrorIds.EndpointUnreachable, failure.ErrorId);
        Assert.Equal($"http://127.0.0.1:{port}/health", failure.Endpoint);
        Assert.Contains(failure.Endpoint!, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_unreachable() =>
        Assert.Equal(ErrorIds.EndpointUnreachable, (await FailureAsync(new Uri("http://no-such-host.invalid"))).ErrorId);

    [Fact]
    public async Task A_server_that_hangs_times_out()
    {
        await using var server = ScriptedServer.Hanging();

        var failure = await FailureAsync(server.Address, TimeSpan.FromMilliseconds(150));

        Assert.Equal(ErrorIds.EndpointTimedOut, failure.ErrorId);
        Assert.Equal(FailureKind.TimedOut, failure.Kind);
    }

    [Fact]
    public async Task A_server_that_sends_its_answer_drop_by_drop_times_out()
    {
        await using var server = ScriptedServer.Endless("HTTP/1.1 200 OK\r\nX-Header: ");

        var failure = await FailureAsync(server.Address, TimeSpan.FromMilliseconds(500));

        Assert.Contains(failure.ErrorId, (string[])[ErrorIds.EndpointTimedOut, ErrorIds.EndpointFailed, ErrorIds.EndpointAnswerInvalid]);
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled_and_not_a_failure_of_the_server()
    {
        await using var server = ScriptedServer.Hanging();
        using var stopping = new CancellationTokenSource();
        var call = Endpoint(server.Address).GetAsync("health", stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_connection_that_is_reset_failed()
    {
        await using var server = ScriptedServer.Resetting();

        Assert.Equal(ErrorIds.EndpointFailed, (await FailureAsync(server.Address)).ErrorId);
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_failed()
    {
        await using var server = ScriptedServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status\":");

        Assert.Equal(ErrorIds.EndpointFailed, (await FailureAsync(server.Address)).ErrorId);
    }

    [Fact]
    public async Task An_answer_that_is_not_http_is_invalid()
    {
        await using var server = ScriptedServer.Answering("220 mail.example.org ESMTP\r\n\r\n");

        Assert.Equal(ErrorIds.EndpointAnswerInvalid, (await FailureAsync(server.Address)).ErrorId);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_kept_in_memory()
    {
        await using var server = ScriptedServer.Endless("HTTP/1.1 200 OK\r\n\r\n");

        var failure = await FailureAsync(server.Address);

        Assert.Equal(ErrorIds.EndpointAnswerInvalid, failure.ErrorId);
        Assert.Contains("larger than", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_status_is_reported_with_what_the_server_says()
    {
        await using var server = ScriptedServer.AnsweringHttp("database is gone", status: 500);

        var failure = await FailureAsync(server.Address);

        Assert.Equal(ErrorIds.EndpointFailed, failure.ErrorId);
        Assert.Contains("500", failure.Message, StringComparison.Ordinal);
        Assert.Contains("database is gone", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refusal_of_the_credentials_is_told_apart(int status)
    {
        await using var server = ScriptedServer.AnsweringHttp("", status);

        Assert.Equal(ErrorIds.EndpointAuthenticationFailed, (await FailureAsync(server.Address)).ErrorId);
    }

    [Fact]
    public async Task A_redirection_is_an_error_and_not_followed()
    {
        await using var server = ScriptedServer.Answering("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(ErrorIds.EndpointFailed, (await FailureAsync(server.Address)).ErrorId);
    }

    [Fact]
    public async Task Credentials_in_the_address_are_sent_and_shown_nowhere()
    {
        await using var server = ScriptedServer.AnsweringHttp("no", status: 500);

        var failure = await FailureAsync(new Uri($"http://ops:geheim@127.0.0.1:{server.Port}"));

        Assert.Contains("Authorization: Basic b3BzOmdlaGVpbQ==", server.LastRequest, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_in_the_address_is_kept()
    {
        await using var server = ScriptedServer.AnsweringHttp("{}");

        await Endpoint(new Uri(server.Address, "aos")).GetAsync("health", Token);

        Assert.StartsWith("GET /aos/health ", server.LastRequest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>login</html>")]
    [InlineData("{\"status\":")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task A_body_of_another_form_is_invalid(string body)
    {
        await using var server = ScriptedServer.AnsweringHttp(body);

        var failure = await Assert.ThrowsAsync<EndpointException>(() =>
            Endpoint(server.Address).GetJsonAsync("health", answer => answer.GetProperty("status").GetString(), Token));

        Assert.Equal(ErrorIds.EndpointAnswerInvalid, failure.ErrorId);
    }

    private HttpEndpoint Endpoint(Uri address, TimeSpan? timeout = null) => new(client, address, timeout ?? TimeSpan.FromSeconds(20));

    private Task<EndpointException> FailureAsync(Uri address, TimeSpan? timeout = null) =>
        Assert.ThrowsAsync<EndpointException>(() => Endpoint(address, timeout).GetAsync("health", Token));
}
