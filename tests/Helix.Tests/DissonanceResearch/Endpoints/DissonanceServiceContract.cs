using System.Net;
using System.Text.Json;
using Helix.DissonanceResearch.Storage;
using Helix.Tests.Services;

namespace Helix.Tests.DissonanceResearch.Endpoints;

/// <summary>What the service answers, whatever its storage. Each storage runs all of this.</summary>
public abstract class DissonanceServiceContract : IAsyncLifetime
{
    protected const string Example = """{"iso_timestamp": "2025-11-11T20:20:00Z", "source": "test", "timezone": "UTC", "human": "experiment_name"}""";

    private DissonanceFixture service = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected HttpClient Client => service.Client;

    private protected abstract string Kind { get; }

    public async ValueTask InitializeAsync() => service = await DissonanceFixture.StartAsync(await CreateStoreAsync());

    public virtual async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_status_says_ok_as_the_daily_check_looks_for_it()
    {
        await Client.PostAsync("/time", Example);

        var text = await Client.GetStringAsync("/status", Token);

        Assert.Contains("\"ok\":true", text, StringComparison.Ordinal);
        var status = JsonElement.Parse(text);
        Assert.Equal("1.0.0", status.GetProperty("version").GetString());
        Assert.Equal(1, status.GetProperty("entries").GetInt64());
        Assert.Equal(JsonValueKind.String, status.GetProperty("last_received_at").ValueKind);
        Assert.True(status.GetProperty("uptime_seconds").GetInt64() >= 0);
        Assert.True(status.GetProperty("server_time_utc").GetDateTimeOffset().Offset == TimeSpan.Zero);
        Assert.Equal(Kind, status.GetProperty("storage").GetProperty("kind").GetString());
        Assert.Equal("ready", status.GetProperty("storage").GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_documented_submission_is_stored_and_is_the_last()
    {
        var (status, stored) = await Client.PostAsync("/time", Example);

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("2025-11-11T20:20:00Z", stored.GetProperty("iso_timestamp").GetString());
        Assert.Equal(stored.GetRawText(), await Client.GetStringAsync("/last_time", Token));
    }

    [Fact]
    public async Task Where_nothing_was_stored_there_is_no_last_entry()
    {
        using var answer = await Client.GetAsync("/last_time", Token);

        await answer.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Faults_are_told_together_as_problem_details()
    {
        using var content = Answer.Json("""{"iso_timestamp": "2025-03-30T02:30:00", "timezone": "Europe/Berlin", "human": 1, "other": true}""");
        using var answer = await Client.PostAsync("/time", content, Token);

        var problem = await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["#/human", "#/other", "#/source", "#/iso_timestamp"], problem.Pointers());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_64_KiB_is_refused_with_a_fault_of_the_body(bool isChunked)
    {
        using var content = Answer.Json(Example.Replace("test", new string('x', 66_000), StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/time") { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        using var answer = await Client.SendAsync(request, Token);

        Assert.Equal(["#"], (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Pointers());
    }

    [Fact]
    public async Task A_body_of_64_KiB_is_read()
    {
        var (status, problem) = await Client.PostAsync("/time", Example + new string(' ', 65_536 - Example.Length));

        Assert.Equal((HttpStatusCode.Created, JsonValueKind.Object), (status, problem.ValueKind));
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused()
    {
        using var content = new StringContent(Example);
        using var answer = await Client.PostAsync("/time", content, Token);

        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task The_same_key_gives_the_same_entry_with_or_without_quotes()
    {
        var (first, entry) = await PostAsync(Example, "\"a key\"");
        var (again, same) = await PostAsync(Example.Replace(": ", ":", StringComparison.Ordinal), "a key");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first, again));
        Assert.Equal(entry.GetRawText(), same.GetRawText());
    }

    [Fact]
    public async Task The_same_key_with_other_fields_is_refused_and_the_header_named()
    {
        await PostAsync(Example, "key");

        var (status, problem) = await PostAsync(Example.Replace("test", "other", StringComparison.Ordinal), "key");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var error = problem.GetProperty("errors")[0];
        Assert.Equal(("Idempotency-Key", "key_reused"), (error.GetProperty("header").GetString(), error.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("256")]
    public async Task A_key_that_is_none_is_refused_with_the_faults_of_the_body(string key)
    {
        var (status, problem) = await PostAsync("{}", key == "256" ? new string('k', 256) : key);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(5, problem.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task A_hundred_clients_at_once_are_all_stored_once()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 50, CancellationToken = Token }, async (number, _) =>
        {
            var key = $"key {number / 2}";
            var (status, _) = await PostAsync(Example, key);
            Assert.True(status is HttpStatusCode.Created or HttpStatusCode.OK);
        });

        Assert.Equal(50, JsonElement.Parse(await Client.GetStringAsync("/status", Token)).GetProperty("entries").GetInt64());
    }

    [Fact]
    public async Task A_listing_goes_from_page_to_page_until_there_is_none()
    {
        for (var minute = 0; minute < 7; minute++)
            await Client.PostAsync("/time", Example.Replace("20:20", $"20:{10 - minute:D2}", StringComparison.Ordinal));

        var pages = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null; cursor = pages[^1].GetProperty("next_cursor").GetString())
            pages.Add(JsonElement.Parse(await Client.GetStringAsync($"/times?limit=3{(cursor.Length > 0 ? "&cursor=" : "")}{cursor}", Token)));

        Assert.Equal([3, 3, 1], pages.Select(page => page.GetProperty("items").GetArrayLength()));
        var times = pages.SelectMany(page => page.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("iso_timestamp").GetString()).ToList();
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
    }

    [Fact]
    public async Task A_page_that_is_just_full_says_that_there_is_no_next_one()
    {
        await Client.PostAsync("/time", Example);

        var page = JsonElement.Parse(await Client.GetStringAsync("/times?limit=1", Token));

        Assert.Equal(JsonValueKind.Null, page.GetProperty("next_cursor").ValueKind);
    }

    [Fact]
    public async Task Bounds_are_instants_in_any_offset()
    {
        await Client.PostAsync("/time", Example);

        Assert.Equal(1, await CountAsync("from=2025-11-11T21:20:00%2B01:00&to=2025-11-11T20:20:00.000001Z"));
        Assert.Equal(0, await CountAsync("from=2025-11-11T20:20:00.000001Z"));
        Assert.Equal(0, await CountAsync("to=2025-11-11T20:20:00Z"));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=%2B5", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limit=5&limit=6", "limit")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("cursor=AQAGQ1aIs9gAAAAAAAAAA!I", "cursor")]
    [InlineData("cursor=AQAGQ1aIs9gAAAAAAAAAA%20I", "cursor")]
    [InlineData("cursor=AAAAAAAAAAAAAAAAAAAAAAA", "cursor")]
    [InlineData("cursor=Af__________AAAAAAAAAAA", "cursor")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2025-11-11T20:20:00", "from")]
    [InlineData("from=2025-11-11T20:20:00+01:00", "from")]
    [InlineData("from=0001-01-01T00:00:00%2B01:00", "from")]
    [InlineData("from=2025-11-12T00:00:00Z&to=2025-11-11T00:00:00Z", "to")]
    [InlineData("form=2025-11-11T20:20:00Z", "form")]
    [InlineData("Limit=5", "Limit")]
    [InlineData("", null)]
    public async Task A_query_that_is_wrong_is_refused_and_the_parameter_named(string query, string? parameter)
    {
        using var answer = await Client.GetAsync($"/times?{query}", Token);

        if (parameter is null)
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        else
            Assert.Equal(parameter, (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity)).GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("GET", "/time", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/times", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_a_problem_too(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await Client.SendAsync(request, Token);

        await answer.ProblemAsync(status);
    }

    [Fact]
    public async Task While_the_storage_is_away_all_say_so_and_afterwards_go_on()
    {
        await PostAsync(Example, "before");
        await TakeStorageAwayAsync();
        await WaitForStatusAsync(HttpStatusCode.ServiceUnavailable);

        var status = JsonElement.Parse(await (await Client.GetAsync("/status", Token)).Content.ReadAsStringAsync(Token));
        Assert.False(status.GetProperty("ok").GetBoolean());
        Assert.Equal("unavailable", status.GetProperty("storage").GetProperty("state").GetString());
        Assert.NotEmpty(status.GetProperty("storage").GetProperty("detail").GetString()!);
        using var content = Answer.Json(Example);
        using var refused = await Client.PostAsync("/time", content, Token);
        await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(refused.Headers.RetryAfter);

        await GiveStorageBackAsync();
        await WaitForStatusAsync(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Example, "before")).Status);
    }

    private protected abstract Task<ITimeStore> CreateStoreAsync();

    private protected abstract Task TakeStorageAwayAsync();

    private protected abstract Task GiveStorageBackAsync();

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/time") { Content = Answer.Json(body) };
        Assert.True(request.Headers.TryAddWithoutValidation("Idempotency-Key", key));
        using var answer = await Client.SendAsync(request, Token);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync(Token)));
    }

    private async Task<int> CountAsync(string query) =>
        JsonElement.Parse(await Client.GetStringAsync($"/times?{query}", Token)).GetProperty("items").GetArrayLength();

    private async Task WaitForStatusAsync(HttpStatusCode wanted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            using var answer = await Client.GetAsync("/status", limit.Token);
            if (answer.StatusCode == wanted)
                return;
        }
    }
}
