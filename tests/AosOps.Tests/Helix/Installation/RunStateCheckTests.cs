using AosOps.Helix;
using AosOps.Operations;
using AosOps.Tests.Helix.Systemd;

namespace AosOps.Tests.Helix.Installation;

public sealed class RunStateCheckTests : IDisposable
{
    private readonly HelixRoot root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("ActiveState=activating\\nSubState=auto-restart\\nResult=exit-code\\nExecMainStatus=1\\nNRestarts=9", "restart loop")]
    [InlineData("ActiveState=activating\\nSubState=start\\nResult=success\\nNRestarts=1", "restart loop")]
    [InlineData("ActiveState=failed\\nSubState=failed\\nResult=start-limit-hit", "systemd has given up")]
    [InlineData("ActiveState=failed\\nSubState=failed\\nResult=exit-code\\nExecMainStatus=1\\nNRestarts=5", "it ended (exit status 1), and systemd has given up")]
    [InlineData("ActiveState=failed\\nSubState=failed\\nResult=exit-code\\nExecMainStatus=203", "has failed: it ended (exit status 203)")]
    [InlineData("ActiveState=inactive\\nSubState=dead", "does not run")]
    [InlineData("ActiveState=active\\nSubState=running\\nNRestarts=3", "restart it 3 times")]
    public async Task What_systemd_says_of_a_unit_is_a_fault(string properties, string message)
    {
        using var programs = new StandIn().With("systemctl", $"printf '{properties}\\n'");

        var faults = (await root.CheckAsync(new Systemctl(programs.SearchPath))).Where(finding => finding.Check.Check == "Running").ToList();

        Assert.Equal(2, faults.Count);
        Assert.All(faults, fault => Assert.Contains(message, fault.Check.Message, StringComparison.Ordinal));
        Assert.All(faults, fault => Assert.StartsWith("sudo systemctl ", fault.Check.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_that_systemd_has_not_read_are_reloaded()
    {
        using var programs = new StandIn().With("systemctl", "[ -e \"$here/reloaded\" ] || reload=yes\n[ \"$1\" = daemon-reload ] && touch \"$here/reloaded\"\nprintf \"ActiveState=active\\nSubState=running\\nNeedDaemonReload=${reload:-no}\\n\"");
        var systemctl = new Systemctl(programs.SearchPath);
        var faults = (await root.CheckAsync(systemctl)).Where(finding => finding.Check is { Check: "Reload", Status: CheckStatus.Warning }).ToList();
        Assert.Equal(2, faults.Count);

        await HelixRoot.RepairAsync(faults[0]);

        Assert.All((await root.CheckAsync(systemctl)).Where(finding => finding.Check.Check == "Reload"), finding => Assert.Equal(CheckStatus.Healthy, finding.Check.Status));
    }

    [Fact]
    public async Task A_systemctl_that_fails_makes_that_check_a_warning_and_the_others_go_on()
    {
        using var programs = new StandIn().With("systemctl", "echo 'no bus' >&2; exit 1");

        var findings = await root.CheckAsync(new Systemctl(programs.SearchPath));

        Assert.Equal(2, findings.Count(finding => finding.Check is { Check: "Running", Status: CheckStatus.Warning } && finding.Check.Message.Contains("no bus", StringComparison.Ordinal)));
        Assert.Contains(findings, finding => finding.Check is { Check: "Port", Status: CheckStatus.Healthy });
    }
}
