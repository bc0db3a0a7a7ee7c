using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Helix.Tests.Services;

namespace Helix.Tests.ShadowMetrics;

/// <summary>The service as a process, asked over HTTP.</summary>
public sealed partial class ShadowMetricsServiceTests : IDisposable
{
    private readonly TempDirectory directory = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task The_status_is_that_of_the_first_generation_field_for_field()
    {
        Seed("0.12");
        File.SetLastWriteTimeUtc(directory["dissonance.env"], new DateTime(2025, 11, 11, 19, 42, 45, DateTimeKind.Utc));
        await using var service = await StartAsync();
        using var answer = await service.Client.GetAsync("/status", Cancelled);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        Assert.Matches(StatusShape(), await answer.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task The_daily_check_of_the_first_generation_finds_the_version()
    {
        Seed("0.12");
        await using var service = await StartAsync();
        var (_, output) = await Tool.RunAsync("grep", ["-c", "\"version\":\"1.1.0\""], await service.Client.GetStringAsync("/status", Cancelled));
        Assert.Equal("1\n", output);
    }

    [Fact]
    public async Task Server_time_and_uptime_go_on()
    {
        await using var service = await StartAsync();
        var first = JsonElement.Parse(await service.Client.GetStringAsync("/status", Cancelled));
        var second = JsonElement.Parse(await service.WaitForAsync("/status", answer => JsonElement.Parse(answer).GetProperty("uptime_seconds").GetInt64() > 0));
        Assert.InRange(first.GetProperty("server_time_utc").GetDateTimeOffset(), DateTimeOffset.UtcNow - TimeSpan.FromMinutes(1), DateTimeOffset.UtcNow);
        Assert.True(second.GetProperty("server_time_utc").GetDateTimeOffset() > first.GetProperty("server_time_utc").GetDateTimeOffset());
    }

    [Fact]
    public async Task Without_a_seed_file_the_status_says_so_and_the_service_runs()
    {
        await using var service = await StartAsync();
        var status = JsonElement.Parse(await service.Client.GetStringAsync("/status", Cancelled));
        Assert.All(status.GetProperty("dissonance").EnumerateObject(), static member => Assert.Equal(JsonValueKind.Null, member.Value.ValueKind));
        Assert.Equal("missing", status.GetProperty("seed_state").GetString());
        Assert.Contains(directory["dissonance.env"], status.GetProperty("problem").GetString());
    }

    [Fact]
    public async Task A_seed_file_that_changes_is_seen_at_once_and_what_breaks_it_is_reported()
    {
        await using var service = await StartAsync();
        Seed("0.12");
        await service.WaitForAsync("/status", static answer => answer.Contains("\"value\":0.12,", StringComparison.Ordinal) && !answer.Contains("problem", StringComparison.Ordinal));
        directory.Write("next", "SEED_VALUE=0.13\n");
        File.Move(directory["next"], directory["dissonance.env"], overwrite: true);
        await service.WaitForAsync("/status", static answer => answer.Contains("\"value\":0.13,", StringComparison.Ordinal));
        directory.Write("dissonance.env", "garbage");
        await service.WaitForAsync("/status", static answer => answer.Contains("\"value\":0.13,", StringComparison.Ordinal) && answer.Contains("\"seed_state\":\"invalid\"", StringComparison.Ordinal));
        File.Delete(directory["dissonance.env"]);
        await service.WaitForAsync("/status", static answer => answer.Contains("\"seed_state\":\"missing\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_that_is_set_shows_in_the_status_with_who_set_it()
    {
        Seed("0.12");
        await using var service = await StartAsync();
        var (status, change) = await service.Client.PostAsync("/dissonance", """{"value":0.2,"source":"operator"}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["dissonance", "delta", "audited", "healed"], change.EnumerateObject().Select(static member => member.Name));
        Assert.Equal((0.08, false, false), (change.GetProperty("delta").GetDouble(), change.GetProperty("audited").GetBoolean(), change.GetProperty("healed").GetBoolean()));
        var shown = JsonElement.Parse(await service.Client.GetStringAsync("/status", Cancelled)).GetProperty("dissonance");
        Assert.Equal((0.2, "operator", "127.0.0.1"), (shown.GetProperty("value").GetDouble(), shown.GetProperty("source").GetString(), shown.GetProperty("ip").GetString()));
        Assert.Equal(change.GetProperty("dissonance").ToString(), shown.ToString());
    }

    [Fact]
    public async Task A_jump_is_on_disk_when_it_is_answered_and_survives_a_kill()
    {
        Seed("0.12");
        await using var service = await StartAsync();
        var (_, change) = await service.Client.PostAsync("/dissonance", """{"value":0.9,"source":"operator"}""");
        Assert.True(change.GetProperty("audited").GetBoolean());
        await service.KillAsync();
        var (exitCode, output, _) = await HelixProcess.RunAsync("helix-shadow-metrics", ["--verify-audit", "--audit-file", directory["audit.jsonl"]]);
        Assert.Equal(0, exitCode);
        Assert.Contains("Records: 1", output);
    }

    [Fact]
    public async Task With_AUTO_HEAL_a_jump_ends_at_the_seed()
    {
        Seed("0.12");
        await using var service = await StartAsync(("AUTO_HEAL", "1"), ("SEED_VALUE", "0.15"));
        var (_, change) = await service.Client.PostAsync("/dissonance", """{"value":0.9,"source":"operator"}""");
        Assert.True(change.GetProperty("healed").GetBoolean());
        Assert.Contains("\"value\":0.15,", await service.Client.GetStringAsync("/status", Cancelled));
        Assert.Equal("SEED_VALUE=0.15\n", File.ReadAllText(directory["dissonance.env"]));
    }

    [Fact]
    public async Task A_jump_that_cannot_be_audited_is_a_problem_and_does_not_happen()
    {
        Seed("0.12");
        Directory.CreateDirectory(directory["audit.jsonl"]);
        await using var service = await StartAsync();
        using var content = Answer.Json("""{"value":0.9,"source":"operator"}""");
        using var answer = await service.Client.PostAsync("/dissonance", content, Cancelled);
        await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Contains("\"value\":0.12,", await service.Client.GetStringAsync("/status", Cancelled));
    }

    [Fact]
    public async Task A_body_that_is_wrong_is_a_problem_that_names_each_field()
    {
        await using var service = await StartAsync();
        using var content = Answer.Json("""{"value":"high","origin":"operator"}""");
        using var answer = await service.Client.PostAsync("/dissonance", content, Cancelled);
        var problem = await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["#/value", "#/origin", "#/source"], problem.Pointers());
    }

    [Theory]
    [InlineData("AUTO_HEAL", "yes")]
    [InlineData("SEED_VALUE", "much")]
    public async Task A_setting_that_cannot_be_ends_the_start_with_its_name(string variable, string value)
    {
        var (exitCode, _, errors) = await HelixProcess.RunAsync("helix-shadow-metrics", ["--port", "0"], (variable, value));
        Assert.Equal(2, exitCode);
        Assert.Contains(variable, errors);
    }

    private void Seed(string value) => directory.Write("dissonance.env", $"SEED_VALUE={value}\n");

    private Task<HelixProcess> StartAsync(params (string Name, string Value)[] environment) =>
        HelixProcess.StartAsync("helix-shadow-metrics", ["--seed-file", directory["dissonance.env"], "--audit-file", directory["audit.jsonl"]], environment);

    [GeneratedRegex("""^\{"server_time_utc":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z","version":"1\.1\.0","uptime_seconds":\d+,"dissonance":\{"value":0\.12,"timestamp":"2025-11-11T19:42:45Z","source":"auto-seed","ip":"127\.0\.0\.1"\}\}$""", RegexOptions.NonBacktracking)]
    private static partial Regex StatusShape();
}
