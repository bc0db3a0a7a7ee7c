using AosOps.Configuration;
using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;

namespace AosOps.Integrations.Tests.Redis;

public sealed class RedisProbeTests(RedisServer redis) : IClassFixture<RedisServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_gets_its_password_answers_pong()
    {
        RedisServer.Require();

        Assert.Equal("PONG", await PingAsync($"redis://:{Uri.EscapeDataString(RedisServer.Password)}@127.0.0.1:{redis.Port}"));
    }

    [Fact]
    public async Task A_user_with_a_password_is_accepted()
    {
        RedisServer.Require();

        Assert.Equal("PONG", await PingAsync($"redis://default:{Uri.EscapeDataString(RedisServer.Password)}@127.0.0.1:{redis.Port}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":wrong@")]
    [InlineData("nobody:wrong@")]
    public async Task A_missing_or_wrong_password_is_told_apart(string credentials)
    {
        RedisServer.Require();

        var failure = await FailureAsync($"redis://{credentials}127.0.0.1:{redis.Port}");

        Assert.Equal(ErrorIds.EndpointAuthenticationFailed, failure.ErrorId);
        Assert.Equal($"127.0.0.1:{redis.Port}", failure.Endpoint);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_unreachable() =>
        Assert.Equal(ErrorIds.EndpointUnreachable, (await FailureAsync($"127.0.0.1:{ServerProgram.FreePort()}")).ErrorId);

    [Fact]
    public async Task A_server_that_hangs_times_out()
    {
        await using var server = ScriptedServer.Hanging();

        Assert.Equal(ErrorIds.EndpointTimedOut, (await FailureAsync($"127.0.0.1:{server.Port}", TimeSpan.FromMilliseconds(150))).ErrorId);
    }

    [Fact]
    public async Task A_server_that_is_still_loading_is_an_error_with_its_words()
    {
        await using var server = ScriptedServer.Answering("-LOADING Redis is loading the dataset in memory\r\n");

        var failure = await FailureAsync($"127.0.0.1:{server.Port}");

        Assert.Equal(ErrorIds.EndpointFailed, failure.ErrorId);
        Assert.Contains("LOADING", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_another_kind_is_an_invalid_answer()
    {
        await using var server = ScriptedServer.AnsweringHttp("hello");

        Assert.Equal(ErrorIds.EndpointAnswerInvalid, (await FailureAsync($"127.0.0.1:{server.Port}")).ErrorId);
    }

    [Fact]
    public async Task An_answer_without_end_is_an_invalid_answer()
    {
        await using var server = ScriptedServer.Endless("+");

        Assert.Equal(ErrorIds.EndpointAnswerInvalid, (await FailureAsync($"127.0.0.1:{server.Port}")).ErrorId);
    }

    [Fact]
    public async Task A_connection_that_is_reset_or_closed_failed()
    {
        await using var resetting = ScriptedServer.Resetting();
        await using var closing = ScriptedServer.Answering("+PO");

        Assert.Equal(ErrorIds.EndpointFailed, (await FailureAsync($"127.0.0.1:{resetting.Port}")).ErrorId);
        Assert.Equal(ErrorIds.EndpointFailed, (await FailureAsync($"127.0.0.1:{closing.Port}")).ErrorId);
    }

    private static async Task<string> PingAsync(string address, TimeSpan? timeout = null)
    {
        using var services = new WorkflowServices(new AosConfiguration { RedisEndpoint = address }, timeout ?? TimeSpan.FromSeconds(20));
        return await services.Cache.PingAsync(Token);
    }

    private static Task<EndpointException> FailureAsync(string address, TimeSpan? timeout = null) =>
        Assert.ThrowsAsync<EndpointException>(() => PingAsync(address, timeout));
}
