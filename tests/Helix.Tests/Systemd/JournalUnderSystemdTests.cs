using System.Text.Json;
using Helix.Tests.Services;

namespace Helix.Tests.Systemd;

/// <summary>Get-HelixLog on a journal that the services write.</summary>
[Collection(SystemdMachine.Name)]
public sealed class JournalUnderSystemdTests
{
    private readonly BootedSystemd machine;

    public JournalUnderSystemdTests(BootedSystemd machine)
    {
        this.machine = machine;
        machine.Require();
    }

    [Fact]
    public async Task The_last_entries_of_both_services_are_given_in_order()
    {
        var log = await machine.AosopsAsync("Get-HelixLog -Tail 5");
        Assert.Equal((0, ""), (log.ExitCode, log.Errors));
        Assert.Equal(5, log.Results.Count);
        Assert.All(log.Results, static entry => Assert.Contains(entry.GetProperty("Unit").GetString(), new[] { SystemdMachine.Metrics, SystemdMachine.Research }));
        Assert.Equal(log.Results.Select(Time).Order(), log.Results.Select(Time));
    }

    [Fact]
    public async Task Entries_are_found_by_their_level_and_from_a_time_on()
    {
        await ChangeDissonanceAsync();
        var warnings = await machine.AosopsAsync("Get-HelixLog ShadowMetrics -Level Warning -Tail 1");
        var last = Assert.Single(warnings.Results);
        Assert.StartsWith("Dissonance went from 0.9 to 0.12, set by operator", last.GetProperty("Message").GetString());
        var since = await machine.AosopsAsync($"Get-HelixLog ShadowMetrics -Since '{last.GetProperty("Time").GetString()}'");
        Assert.NotEmpty(since.Results);
        Assert.All(since.Results, entry => Assert.True(Time(entry) >= Time(last).AddMilliseconds(-1)));
        Assert.Empty((await machine.AosopsAsync("Get-HelixLog -Level Critical -Since 1d")).Results);
    }

    [Fact]
    public async Task Whoever_follows_gets_what_is_written_until_Ctrl_C()
    {
        using var following = machine.StartAosops("Get-HelixLog ShadowMetrics -Tail 1 -Follow");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.NotNull(await following.StandardOutput.ReadLineAsync(limit.Token));
        await ChangeDissonanceAsync();
        var (first, second) = (await following.StandardOutput.ReadLineAsync(limit.Token), await following.StandardOutput.ReadLineAsync(limit.Token));
        Assert.Contains("to 0.9, set by operator", first);
        Assert.Contains("to 0.12, set by operator", second);
        var inside = File.ReadAllText($"/proc/{following.Id}/task/{following.Id}/children").Trim();
        await Tool.RunAsync("kill", ["-INT", inside]);
        await following.WaitForExitAsync(limit.Token);
        Assert.Equal(130, following.ExitCode);
    }

    private async Task ChangeDissonanceAsync()
    {
        foreach (var value in new[] { "0.9", "0.12" })
            Assert.Equal(0, (await machine.AosopsAsync($"Set-HelixDissonance {value} -Confirm:$false")).ExitCode);
    }

    private static DateTimeOffset Time(JsonElement entry) => entry.GetProperty("Time").GetDateTimeOffset();
}
