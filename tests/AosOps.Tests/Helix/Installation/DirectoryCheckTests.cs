using AosOps.Operations;

namespace AosOps.Tests.Helix.Installation;

public sealed class DirectoryCheckTests : IDisposable
{
    private readonly HelixRoot root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task A_directory_of_somebody_else_is_named_with_the_command_that_mends_it()
    {
        root.GiveHelixAnotherId();

        var owners = (await root.CheckAsync()).Where(finding => finding.Check.Check == "Owner").Select(finding => finding.Check).ToList();

        Assert.Equal(["sudo chown helix:helix /opt/helix", "sudo chown helix:helix /run/helix"], owners.Select(check => check.Remedy));
        Assert.All(owners, check => Assert.Equal(CheckStatus.Critical, check.Status));
    }

    [Fact]
    public async Task A_missing_directory_is_created_with_its_owner()
    {
        Directory.Delete(root["/run/helix"], recursive: true);
        var fault = await root.FaultAsync("Owner");
        Assert.Equal("sudo install -d -o helix -g helix -m 755 /run/helix", fault.Check.Remedy);

        await HelixRoot.RepairAsync(fault);

        Assert.Contains(await root.CheckAsync(), finding => finding.Check is { Check: "Owner", Subject: "/run/helix", Status: CheckStatus.Healthy });
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserExecute)]
    [InlineData((UnixFileMode)511)]
    public async Task A_directory_that_its_owner_cannot_use_or_that_everybody_can_write_to_is_a_fault(UnixFileMode mode)
    {
        File.SetUnixFileMode(root["/opt/helix"], mode);
        var fault = await root.FaultAsync("Mode");
        Assert.Equal("sudo chmod 755 /opt/helix", fault.Check.Remedy);

        await HelixRoot.RepairAsync(fault);

        Assert.DoesNotContain(await root.CheckAsync(), finding => finding.Check is { Check: "Mode", Status: not CheckStatus.Healthy });
    }

    [Fact]
    public async Task A_parent_that_helix_may_not_go_through_is_a_fault()
    {
        root.GiveHelixAnotherId();
        File.SetUnixFileMode(root["/opt"], (UnixFileMode)Convert.ToInt32("750", 8));
        var fault = await root.FaultAsync("Parent");
        Assert.Equal("sudo chmod o+x /opt", fault.Check.Remedy);

        await HelixRoot.RepairAsync(fault);

        Assert.Equal((UnixFileMode)Convert.ToInt32("751", 8), File.GetUnixFileMode(root["/opt"]));
    }

    [Fact]
    public async Task An_owner_is_mended_by_root_and_refused_to_others()
    {
        root.GiveHelixAnotherId();
        var fault = (await root.CheckAsync()).First(finding => finding.Check.Check == "Owner");

        if (HelixRoot.IsSuperuser)
        {
            await HelixRoot.RepairAsync(fault);
            Assert.Contains(await root.CheckAsync(), finding => finding.Check is { Check: "Owner", Subject: "/opt/helix", Status: CheckStatus.Healthy });
        }
        else
        {
            var failure = await Assert.ThrowsAsync<AosException>(() => HelixRoot.RepairAsync(fault));
            Assert.Equal(ErrorIds.HelixRepairFailed, failure.ErrorId);
        }
    }

    [Fact]
    public void What_this_user_may_not_look_at_is_said_to_be_so_and_not_to_be_missing()
    {
        var faults = root.CheckShutOut("/opt").Where(finding => finding.Check.Subject.StartsWith("/opt/helix", StringComparison.Ordinal)).Select(finding => finding.Check).ToList();

        Assert.Equal(["Owner", "Program", "Program"], faults.Select(check => check.Check));
        Assert.All(faults, check => Assert.Equal(CheckStatus.Warning, check.Status));
        Assert.All(faults, check => Assert.EndsWith(" cannot be looked at by this user.", check.Message, StringComparison.Ordinal));
        Assert.All(faults, check => Assert.Equal("sudo aosops Test-HelixInstallation", check.Remedy));
    }

    [Fact]
    public void A_seed_that_this_user_may_not_look_at_is_not_said_to_be_missing() =>
        Assert.Contains(root.CheckShutOut("/run/helix"), finding => finding.Check is { Check: "Access", Status: CheckStatus.Warning } && finding.Check.Subject.EndsWith("dissonance.env", StringComparison.Ordinal));
}
