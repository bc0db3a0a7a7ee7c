using AosOps.Configuration;
using AosOps.Helix;
using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;

namespace AosOps.Integrations.Tests.Helix;

/// <summary>The clients against services of the first generation, and against servers that behave badly.</summary>
public sealed class HelixServicesTests
{
    private static readonly DissonanceTime Entry = new("2025-11-11T20:20:00Z", "UTC", "test", "experiment_name");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_services_of_the_first_generation_are_understood()
    {
        await using var metrics = SeedServer.ShadowMetrics();
        await using var research = SeedServer.DissonanceResearch();
        using var services = Connect(metrics.Address, research.Address);
        var reader = new HelixStatusReader(services, TimeProvider.System);

        var first = await reader.ReadAsync(HelixService.ShadowMetrics, Token);
        var second = await reader.ReadAsync(HelixService.DissonanceResearch, Token);

        Assert.Equal((HelixState.Running, "1.1.0", TimeSpan.FromSeconds(1192), 0.12), (first.State, first.Version, first.Uptime!.Value, first.Dissonance!.Value));
        Assert.Equal((HelixState.Running, null, null, null), (second.State, second.Version, second.LastEntry, second.Entries));
        Assert.NotNull(second.Latency);
    }

    [Fact]
    public async Task An_entry_is_sent_to_the_first_generation_and_is_its_newest()
    {
        await using var server = SeedServer.DissonanceResearch();
        using var services = Connect(server.Address, server.Address);
        Assert.Null(await services.Research.GetLastAsync(Token));

        var attempt = await services.Research.SendAsync(Entry, "key", Token);

        Assert.Equal((SendOutcome.Stored, "experiment_name"), (attempt.Outcome, attempt.Entry!.Human));
        var last = await services.Research.GetLastAsync(Token);
        Assert.Equal(new DateTimeOffset(2025, 11, 11, 20, 20, 0, TimeSpan.Zero), last!.Time);
        Assert.Equal(last.Time, (await new HelixStatusReader(services, TimeProvider.System).ReadAsync(HelixService.DissonanceResearch, Token)).LastEntry);
    }

    [Fact]
    public async Task What_the_first_generation_does_not_have_is_said_clearly()
    {
        await using var server = SeedServer.DissonanceResearch();
        using var services = Connect(server.Address, server.Address);

        var listing = await Assert.ThrowsAsync<AosException>(() => services.Research.GetPageAsync(new DissonanceQuery(null, null), null, Token));
        var setting = await Assert.ThrowsAsync<AosException>(() => services.Metrics.SetDissonanceAsync(0.2, "test", Token));

        Assert.Equal((ErrorIds.HelixFeatureMissing, ErrorIds.HelixFeatureMissing), (listing.ErrorId, setting.ErrorId));
        Assert.Contains("-Last", listing.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_the_first_generation_names_the_field()
    {
        await using var server = SeedServer.DissonanceResearch();
        using var services = Connect(server.Address, server.Address);

        var attempt = await services.Research.SendAsync(Entry with { Source = "refused" }, "key", Token);

        Assert.Equal((SendOutcome.Rejected, ErrorIds.DissonanceTimeInvalid), (attempt.Outcome, attempt.Failure!.ErrorId));
        Assert.Contains("source is refused", attempt.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_leaves_the_outcome_open_and_a_connection_that_is_refused_does_not()
    {
        await using var hanging = ScriptedServer.Hanging();
        await using var resetting = ScriptedServer.Resetting();
        using var hung = Connect(hanging.Address, hanging.Address, TimeSpan.FromMilliseconds(200));
        using var reset = Connect(resetting.Address, resetting.Address);
        using var refused = Connect(new Uri($"http://127.0.0.1:{ServerProgram.FreePort()}"), new Uri($"http://127.0.0.1:{ServerProgram.FreePort()}"));

        Assert.Equal(SendOutcome.Unknown, (await hung.Research.SendAsync(Entry, "key", Token)).Outcome);
        Assert.Equal(SendOutcome.Unknown, (await reset.Research.SendAsync(Entry, "key", Token)).Outcome);
        Assert.Equal(SendOutcome.NotStored, (await refused.Research.SendAsync(Entry, "key", Token)).Outcome);
    }

    [Theory]
    [InlineData(429, SendOutcome.NotStored)]
    [InlineData(503, SendOutcome.NotStored)]
    [InlineData(500, SendOutcome.Unknown)]
    [InlineData(502, SendOutcome.Unknown)]
    [InlineData(401, SendOutcome.Rejected)]
    [InlineData(404, SendOutcome.Rejected)]
    [InlineData(302, SendOutcome.Rejected)]
    public async Task A_status_says_whether_an_entry_is_stored(int status, SendOutcome outcome)
    {
        await using var server = ScriptedServer.AnsweringHttp("""{"title":"x","detail":"why"}""", status);
        using var services = Connect(server.Address, server.Address);

        var attempt = await services.Research.SendAsync(Entry, "key", Token);

        Assert.Equal(outcome, attempt.Outcome);
        Assert.Contains("why", attempt.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>login</body></html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"server_time_utc":"soon","version":"1.1.0","uptime_seconds":1,"ok":true,"entries":"many"}""")]
    [InlineData("""{"server_time_utc":"2025-11-11T20:01:57Z","version":1,"uptime_seconds":1,"ok":"yes"}""")]
    [InlineData("""{"server_time_utc":"2025-11-11T20:01:57Z","version":"1","uptime_seconds":-1,"ok":true,"uptime_seconds":-1}""")]
    [InlineData("""{"server_time_utc":"2025-11-11T20:01:57Z","version":"1","uptime_seconds":1e300,"ok":true}""")]
    [InlineData("""{"server_time_utc":"2025-11-11T20:01:57Z","version":"1","uptime_seconds":1,"dissonance":{"value":1e999},"ok":true,"storage":[]}""")]
    [InlineData("""{"server_time_utc":"2025-11-11T20:01:57Z","version":"1","uptime_seconds":1,"dissonance":"high","ok":1}""")]
    public async Task A_status_of_another_form_makes_the_service_invalid_and_nothing_else_happens(string body)
    {
        await using var server = ScriptedServer.AnsweringHttp(body);

        Assert.Equal([HelixState.Invalid, HelixState.Invalid], await StatesAsync(server.Address));
    }

    [Fact]
    public async Task Servers_that_behave_badly_have_a_state_each()
    {
        await using var hanging = ScriptedServer.Hanging();
        await using var resetting = ScriptedServer.Resetting();
        await using var cut = ScriptedServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"ok\":");
        await using var large = ScriptedServer.AnsweringHttp($$"""{"ok":true,"padding":"{{new string('x', 10 * 1024 * 1024)}}"}""");
        await using var endless = ScriptedServer.Endless("HTTP/1.1 200 OK\r\n\r\n");
        await using var redirect = ScriptedServer.Answering("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await using var refusing = ScriptedServer.AnsweringHttp("no", 401);

        Assert.Equal([HelixState.Unreachable, HelixState.Unreachable], await StatesAsync(hanging.Address, TimeSpan.FromMilliseconds(200)));
        Assert.Equal([HelixState.Invalid, HelixState.Invalid], await StatesAsync(resetting.Address));
        Assert.Equal([HelixState.Invalid, HelixState.Invalid], await StatesAsync(cut.Address));
        Assert.Equal([HelixState.Invalid, HelixState.Invalid], await StatesAsync(large.Address));
        Assert.Equal([HelixState.Invalid, HelixState.Invalid], await StatesAsync(endless.Address));
        Assert.Equal([HelixState.Invalid, HelixState.Invalid], await StatesAsync(redirect.Address));
        Assert.Equal([HelixState.Refused, HelixState.Refused], await StatesAsync(refusing.Address));
    }

    [Fact]
    public async Task A_service_without_a_value_is_degraded()
    {
        await using var server = ScriptedServer.AnsweringHttp("""{"server_time_utc":"2025-11-11T20:01:57Z","version":"1.1.0","uptime_seconds":1,"dissonance":{"value":null,"timestamp":null,"source":null,"ip":null},"seed_state":"missing","problem":"The seed file is missing."}""");
        using var services = Connect(server.Address, server.Address);

        var status = await new HelixStatusReader(services, TimeProvider.System).ReadAsync(HelixService.ShadowMetrics, Token);
        var failure = await Assert.ThrowsAsync<AosException>(() => HelixDissonance.ReadAsync(services.Metrics, Token));

        Assert.Equal((HelixState.Degraded, "The seed file is missing."), (status.State, status.Message));
        Assert.Equal(ErrorIds.HelixDissonanceMissing, failure.ErrorId);
    }

    [Fact]
    public async Task A_storage_that_is_unavailable_makes_the_service_degraded()
    {
        await using var server = ScriptedServer.AnsweringHttp("""{"ok":false,"version":"1.0.0","entries":3,"last_received_at":null,"storage":{"kind":"sqlite","state":"unavailable","detail":"disk full"}}""");
        using var services = Connect(server.Address, server.Address);

        var status = await new HelixStatusReader(services, TimeProvider.System).ReadAsync(HelixService.DissonanceResearch, Token);

        Assert.Equal((HelixState.Degraded, "Its storage (sqlite) is unavailable: disk full."), (status.State, status.Message));
    }

    [Fact]
    public async Task The_token_is_sent_and_shown_nowhere()
    {
        await using var server = ScriptedServer.AnsweringHttp("no", 401);
        using var services = Connect(server.Address, server.Address, token: "geheim");

        var failure = await Assert.ThrowsAsync<EndpointException>(() => services.Metrics.GetStatusAsync(Token));

        Assert.Contains("Authorization: Bearer geheim", server.LastRequest, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_asked_for_with_its_bounds_and_its_cursor()
    {
        await using var server = ScriptedServer.AnsweringHttp("""{"items":[],"next_cursor":null}""");
        using var services = Connect(server.Address, server.Address);

        await services.Research.GetPageAsync(new DissonanceQuery(new DateTimeOffset(2025, 11, 1, 1, 0, 0, TimeSpan.FromHours(1)), new DateTimeOffset(2025, 12, 1, 0, 0, 0, 500, TimeSpan.Zero)), "a+b/=", Token);

        Assert.StartsWith("GET /times?limit=500&from=2025-11-01T00%3A00%3A00Z&to=2025-12-01T00%3A00%3A00.5Z&cursor=a%2Bb%2F%3D ", server.LastRequest, StringComparison.Ordinal);
    }

    internal static HelixServices Connect(Uri metrics, Uri research, TimeSpan? timeout = null, string token = "") =>
        new(new AosConfiguration { HelixMetricsUri = metrics, HelixDissonanceUri = research }, timeout ?? TimeSpan.FromSeconds(20), token);

    private static async Task<List<HelixState>> StatesAsync(Uri address, TimeSpan? timeout = null)
    {
        using var services = Connect(address, address, timeout);
        var reader = new HelixStatusReader(services, TimeProvider.System);
        var states = new List<HelixState>();
        foreach (var service in HelixUnit.Services)
        {
            var status = await reader.ReadAsync(service, Token);
            Assert.NotEmpty(status.Message);
            states.Add(status.State);
        }

        return states;
    }
}
