using System.Globalization;
using System.Net;
using Helix.Hosting;
using Helix.Hosting.Access;
using Helix.Hosting.Limits;
using Helix.Tests.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Helix.Tests.Hosting;

public sealed class RequestPipelineTests
{
    private const string Secret = "the database is called zebra";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_path_that_is_not_there_is_a_problem()
    {
        await using var service = await StartAsync();
        using var answer = await service.Client.GetAsync("/nowhere", Cancelled);
        await answer.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_method_that_a_path_does_not_know_is_a_problem_that_names_those_it_knows()
    {
        await using var service = await StartAsync();
        using var answer = await service.Client.DeleteAsync("/echo", Cancelled);
        await answer.ProblemAsync(HttpStatusCode.MethodNotAllowed);
        Assert.Equal(["POST"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_failure_is_a_problem_that_gives_nothing_away()
    {
        await using var service = await StartAsync();
        using var answer = await service.Client.GetAsync("/fail", Cancelled);
        var problem = await answer.ProblemAsync(HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("zebra", problem.ToString());
    }

    [Fact]
    public async Task A_failure_in_the_middle_of_an_answer_does_not_look_like_an_end()
    {
        await using var service = await StartAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => service.Client.GetStringAsync("/fail-late", Cancelled));
    }

    [Fact]
    public async Task A_body_may_have_as_many_bytes_as_the_limit_says_and_not_one_more()
    {
        await using var service = await StartAsync();
        using var fits = await service.Client.PostAsync("/echo", Answer.Json(new string('x', 1_000)), Cancelled);
        Assert.Equal(1_000, (await fits.Content.ReadAsStringAsync(Cancelled)).Length);
        using var tooLarge = await service.Client.PostAsync("/echo", Answer.Json(new string('x', 1_001)), Cancelled);
        await tooLarge.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_without_a_length_has_the_same_limit()
    {
        await using var service = await StartAsync();
        using var connection = await RawConnection.OpenAsync(service.Client.BaseAddress!);
        await connection.SendAsync("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        await connection.SendAsync($"3e9\r\n{new string('x', 1_001)}\r\n0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413 ", await connection.ReceiveUntilAsync(static text => text.Contains('}')));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=latin1")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task A_body_that_is_not_JSON_in_UTF_8_is_a_problem(string? type)
    {
        await using var service = await StartAsync();
        using var content = new ByteArrayContent([.. "{}"u8]);
        if (type is not null)
            content.Headers.Add("Content-Type", type);
        using var answer = await service.Client.PostAsync("/echo", content, Cancelled);
        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_body_that_is_compressed_is_a_problem()
    {
        await using var service = await StartAsync();
        using var content = Answer.Json("{}");
        content.Headers.ContentEncoding.Add("gzip");
        using var answer = await service.Client.PostAsync("/echo", content, Cancelled);
        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_client_that_asks_too_often_is_told_when_to_come_back()
    {
        await using var service = await StartAsync(HostedApplication.Options with { RequestsPerSecond = 1 });
        using var first = await service.Client.GetAsync("/hello", Cancelled);
        HttpResponseMessage answer;
        do
            answer = await service.Client.GetAsync("/hello", Cancelled);
        while (answer.StatusCode == HttpStatusCode.OK);
        await answer.ProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task With_a_token_nothing_is_answered_without_it_loopback_or_not()
    {
        await using var service = await StartAsync(HostedApplication.Options with { Token = BearerToken.Parse("0123456789abcdef", "a test") });
        foreach (var path in new[] { "/hello", "/metrics", "/nowhere" })
        {
            using var refused = await service.Client.GetAsync(path, Cancelled);
            await refused.ProblemAsync(HttpStatusCode.Unauthorized);
            Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
        }

        service.Client.DefaultRequestHeaders.Add("Authorization", "Bearer 0123456789abcdef");
        Assert.Equal("hello", await service.Client.GetStringAsync("/hello", Cancelled));
    }

    [Fact]
    public async Task A_connection_over_the_limit_is_closed()
    {
        await using var service = await StartAsync(HostedApplication.Options with { Connections = 1 });
        Assert.Equal("hello", await service.Client.GetStringAsync("/hello", Cancelled));
        using var second = await RawConnection.OpenAsync(service.Client.BaseAddress!);
        Assert.Equal("", await second.ReceiveToEndAsync());
    }

    [Fact]
    public async Task HEAD_answers_as_GET_does_without_a_body()
    {
        await using var service = await StartAsync();
        foreach (var (path, status) in new[] { ("/hello", HttpStatusCode.OK), ("/nowhere", HttpStatusCode.NotFound) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var answer = await service.Client.SendAsync(request, Cancelled);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("", await answer.Content.ReadAsStringAsync(Cancelled));
        }
    }

    [Fact]
    public async Task What_a_client_makes_up_is_no_label_of_a_metric()
    {
        await using var service = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod("BREW"), "/coffee");
        (await service.Client.SendAsync(request, Cancelled)).Dispose();
        var metrics = await service.Client.GetStringAsync("/metrics", Cancelled);
        Assert.Contains("""helix_http_requests_total{method="other",route="other",code="404"} 1""", metrics);
        Assert.DoesNotContain("coffee", metrics);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_goes_away_is_nobodys_failure(bool isReset)
    {
        const int Clients = 100;
        await using var service = await StartAsync(HostedApplication.Options with { Connections = 2 * Clients });
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => GoAwayAsync(service, isReset)));
        while (await CountAsync(service, "/echo") < Clients)
            await Task.Yield();
        Assert.DoesNotContain("code=\"500\"", await service.Client.GetStringAsync("/metrics", Cancelled));
        Assert.DoesNotContain(service.Log.Entries, static entry => entry.StartsWith("error:", StringComparison.Ordinal));
    }

    private static async Task GoAwayAsync(HostedApplication service, bool isReset)
    {
        using var connection = await RawConnection.OpenAsync(service.Client.BaseAddress!);
        await connection.SendAsync("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n");
        await connection.ReceiveUntilAsync(static text => text.Contains("100", StringComparison.Ordinal));
        if (isReset)
            connection.Reset();
    }

    private static async Task<long> CountAsync(HostedApplication service, string route) =>
        (await service.Client.GetStringAsync("/metrics", Cancelled)).Split('\n')
            .Where(line => line.StartsWith("helix_http_requests_total", StringComparison.Ordinal) && line.Contains($"route=\"{route}\"", StringComparison.Ordinal))
            .Sum(static line => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));

    private static Task<HostedApplication> StartAsync(HostingOptions? options = null) => HostedApplication.StartAsync(Map, options);

    private static void Map(WebApplication application)
    {
        application.MapRead("/hello", static context => context.Response.WriteAsync("hello"));
        application.MapRead("/fail", static _ => throw new InvalidOperationException(Secret));
        application.MapRead("/fail-late", static async context =>
        {
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            throw new InvalidOperationException(Secret);
        });
        application.MapPost("/echo", static async context =>
        {
            if (await RequestBody.ReadJsonAsync(context) is { } bytes)
                await context.Response.Body.WriteAsync(bytes);
        });
    }
}
