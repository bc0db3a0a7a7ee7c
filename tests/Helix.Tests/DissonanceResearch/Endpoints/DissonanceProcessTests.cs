using System.Net;
using Helix.Tests.Services;

namespace Helix.Tests.DissonanceResearch.Endpoints;

/// <summary>The service as systemd runs it.</summary>
public sealed class DissonanceProcessTests : IDisposable
{
    private readonly TempDirectory directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task The_command_line_of_older_units_is_accepted_and_the_state_directory_is_used()
    {
        await using var service = await HelixProcess.StartAsync("helix-dissonance", ["--host", "127.0.0.1", "--workers", "1"], ("STATE_DIRECTORY", directory.Path));

        Assert.Contains("\"ok\":true", await service.Client.GetStringAsync("/status", Token));
        Assert.True(File.Exists(directory["dissonance.db"]));
    }

    [Theory]
    [InlineData("--workers", "2", "can only be 1")]
    [InlineData("--workers", null, "cut off")]
    [InlineData("--reload", null, "--reload")]
    public async Task A_command_line_that_cannot_be_is_refused_with_the_reason(string option, string? value, string reason)
    {
        var (exitCode, _, errors) = await HelixProcess.RunAsync("helix-dissonance", value is null ? ["--port", "0", option] : ["--port", "0", option, value]);

        Assert.Equal(2, exitCode);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_refused_without_repeating_it()
    {
        var (exitCode, output, errors) = await HelixProcess.RunAsync("helix-dissonance", ["--port", "0"], ("HELIX_POSTGRES", "Password=geheim;Nonsense=geheim"));

        Assert.Equal(2, exitCode);
        Assert.Contains("HELIX_POSTGRES", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_directory_it_starts_says_so_and_goes_on_when_that_is_there()
    {
        await using var service = await HelixProcess.StartAsync("helix-dissonance", ["--database", directory["missing", "dissonance.db"]]);
        using (var answer = await service.Client.GetAsync("/status", Token))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("does not exist", await answer.Content.ReadAsStringAsync(Token));
        }

        Directory.CreateDirectory(directory["missing"]);

        Assert.Equal(HttpStatusCode.Created, (await service.Client.PostAsync("/time", """{"iso_timestamp": "2025-11-11T20:20:00Z", "source": "test", "timezone": "UTC", "human": "x"}""")).Status);
    }

    [Fact]
    public async Task When_it_is_told_to_end_it_leaves_one_whole_file()
    {
        await using var service = await HelixProcess.StartAsync("helix-dissonance", ["--database", directory["dissonance.db"]]);
        await service.Client.PostAsync("/time", """{"iso_timestamp": "2025-11-11T20:20:00Z", "source": "test", "timezone": "UTC", "human": "x"}""");

        service.Terminate();

        Assert.Equal(0, await service.WaitForExitAsync());
        Assert.Equal([directory["dissonance.db"]], Directory.GetFiles(directory.Path));
    }
}
