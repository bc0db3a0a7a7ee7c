using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Helix.DissonanceResearch.Storage.Sqlite;
using Helix.DissonanceResearch.Validation;
using Helix.Tests.DissonanceResearch.Endpoints;
using Helix.Tests.Services;

namespace Helix.Tests.DissonanceResearch.Documentation;

/// <summary>That the document describes the service as it is, and the page what the document has.</summary>
public sealed partial class ApiDocumentTests : IAsyncLifetime
{
    private readonly TempDirectory directory = new();
    private DissonanceFixture service = null!;
    private JsonElement document;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private JsonElement Schemas => document.GetProperty("components").GetProperty("schemas");

    public async ValueTask InitializeAsync()
    {
        service = await DissonanceFixture.StartAsync(new SqliteTimeStore(directory["dissonance.db"]));
        document = JsonElement.Parse(await service.Client.GetStringAsync("/openapi.json", Token));
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        directory.Dispose();
    }

    [Fact]
    public async Task Every_path_that_is_described_is_there()
    {
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                using var request = new HttpRequestMessage(new HttpMethod(operation.Name), path.Name);
                using var answer = await service.Client.SendAsync(request, Token);
                Assert.True(
                    operation.Value.GetProperty("responses").TryGetProperty($"{(int)answer.StatusCode}", out _), $"{operation.Name} {path.Name}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public void The_lengths_that_are_described_are_those_that_are_checked()
    {
        var described = Schemas.GetProperty("TimeSubmission").GetProperty("properties").EnumerateObject()
            .Select(field => (field.Name, field.Value.GetProperty("maxLength").GetInt32()));

        Assert.Equal(SubmissionRules.Fields, described);
        Assert.False(Schemas.GetProperty("TimeSubmission").GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void The_codes_that_are_described_are_those_that_there_are()
    {
        var described = Schemas.GetProperty("FieldProblem").GetProperty("properties").GetProperty("code").GetProperty("enum").EnumerateArray()
            .Select(code => code.GetString());

        Assert.Equal(typeof(FaultCodes).GetFields().Select(field => (string?)field.GetValue(null)).Order(), described.Order());
    }

    [Fact]
    public async Task Every_answer_has_the_members_that_are_described()
    {
        const string Example = """{"iso_timestamp": "2025-11-11T20:20:00Z", "source": "test", "timezone": "UTC", "human": "x"}""";
        await service.Client.PostAsync("/time", Example);

        AssertDescribed("TimeEntry", await GetAsync("/last_time"));
        AssertDescribed("EntryPage", await GetAsync("/times"));
        AssertDescribed("ServiceStatus", await GetAsync("/status"));
        AssertDescribed("StorageStatus", (await GetAsync("/status")).GetProperty("storage"));
        AssertDescribed("Problem", (await service.Client.PostAsync("/time", "{}")).Body);
    }

    [Fact]
    public async Task Every_example_that_is_described_is_accepted()
    {
        var example = document.GetProperty("paths").GetProperty("/time").GetProperty("post").GetProperty("requestBody").GetProperty("content")
            .GetProperty("application/json").GetProperty("example").GetRawText();

        Assert.Equal(HttpStatusCode.Created, (await service.Client.PostAsync("/time", example)).Status);
    }

    [Fact]
    public void Everything_that_is_referred_to_is_there()
    {
        foreach (Match reference in Reference().Matches(document.GetRawText()))
        {
            var target = document;
            foreach (var name in reference.Groups["path"].Value.Split('/'))
                target = target.GetProperty(name);
        }
    }

    [Fact]
    public async Task The_page_shows_everything_and_loads_nothing_from_elsewhere()
    {
        using var answer = await service.Client.GetAsync("/docs", Token);
        var page = await answer.Content.ReadAsStringAsync(Token);

        foreach (var path in document.GetProperty("paths").EnumerateObject())
            Assert.Contains($"</span> {path.Name}</h2>", page, StringComparison.Ordinal);
        foreach (var schema in Schemas.EnumerateObject())
            Assert.Contains($"<h2 id=\"{schema.Name}\">", page, StringComparison.Ordinal);
        Assert.All(Link().Matches(page), link => Assert.Matches("^(#|data:,|openapi.json$)", link.Groups["target"].Value));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> GetAsync(string path) => JsonElement.Parse(await service.Client.GetStringAsync(path, Token));

    private void AssertDescribed(string schema, JsonElement answer)
    {
        var described = Schemas.GetProperty(schema).GetProperty("properties").EnumerateObject().Select(member => member.Name).Order();
        Assert.Equal(described, answer.EnumerateObject().Select(member => member.Name).Order());
    }

    [GeneratedRegex("\"\\$ref\": \"#/(?<path>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex("(href|src)=\"(?<target>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
