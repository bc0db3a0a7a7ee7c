using AosOps.Helix;
using AosOps.Operations;
using AosOps.Tests.Helix.Systemd;

namespace AosOps.Tests.Helix.Installation;

public sealed class HelixInstallationTests : IDisposable
{
    private readonly HelixRoot root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task A_good_installation_has_no_fault_and_says_that_systemd_was_not_asked()
    {
        var findings = await root.CheckAsync();

        Assert.All(findings, finding => Assert.True(finding.Check.Status == CheckStatus.Healthy || finding.Check.Check == "Running", finding.Check.ToString()));
        Assert.All(findings.Where(finding => finding.Check.Check == "Running"), finding => Assert.Contains("files below", finding.Check.Message, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Null(finding.Check.Remedy));
    }

    [Fact]
    public async Task Without_the_user_helix_nothing_can_belong_to_it()
    {
        root.Write("/etc/passwd", "root:x:0:0::/root:/bin/sh\n");

        Assert.StartsWith("sudo useradd", (await root.FaultAsync("Account")).Check.Remedy, StringComparison.Ordinal);
        Assert.All((await root.CheckAsync()).Where(finding => finding.Check.Check == "Owner"), finding => Assert.Equal(CheckStatus.Skipped, finding.Check.Status));
    }

    [Fact]
    public async Task A_missing_unit_and_a_masked_one_are_faults()
    {
        File.Delete(root["/etc/systemd/system/helix-dissonance.service"]);
        Assert.Contains("no unit file", (await root.FaultAsync("UnitFile")).Check.Message, StringComparison.Ordinal);

        root.Link("/etc/systemd/system/helix-dissonance.service", "/dev/null");
        Assert.Equal("sudo systemctl unmask helix-dissonance.service", (await root.FaultAsync("UnitFile")).Check.Remedy);
    }

    [Fact]
    public async Task A_program_that_is_missing_or_may_not_be_executed_is_a_fault()
    {
        File.SetUnixFileMode(root["/opt/helix/bin/uvicorn"], UnixFileMode.UserRead);
        var faults = (await root.CheckAsync()).Where(finding => finding.Check is { Check: "Program", Status: CheckStatus.Critical }).ToList();
        Assert.Equal(2, faults.Count);
        await HelixRoot.RepairAsync(faults[0]);
        Assert.DoesNotContain(await root.CheckAsync(), finding => finding.Check is { Check: "Program", Status: not CheckStatus.Healthy });

        File.Delete(root["/opt/helix/bin/uvicorn"]);
        Assert.Contains(await root.CheckAsync(), finding => finding.Check.Message == "/opt/helix/bin/uvicorn is missing.");
    }

    [Fact]
    public async Task A_unit_that_is_not_enabled_is_enabled_by_systemctl_in_the_root()
    {
        File.Delete(root["/etc/systemd/system/multi-user.target.wants/helix-dissonance.service"]);
        using var programs = new StandIn().With("systemctl", "exit 0");
        var fault = await root.FaultAsync("Enabled", new Systemctl(programs.SearchPath));
        Assert.Equal("sudo systemctl enable helix-dissonance.service", fault.Check.Remedy);

        await HelixRoot.RepairAsync(fault);

        Assert.Contains($"systemctl --root={root.Path} enable -- helix-dissonance.service", programs.Calls);
    }
}
