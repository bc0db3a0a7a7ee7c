using AosOps.Helix;
using AosOps.Operations;
using AosOps.Tests.Helix.Systemd;

namespace AosOps.Tests.Helix.Installation;

public sealed class HelixInstallationTests : IDisposable
{
    private const string ExecStartDropIn = "/etc/systemd/system/helix-dissonance.service.d/z99-execstart.conf";

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

        await RepairAsync(fault);

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

        await RepairAsync(fault);

        Assert.DoesNotContain(await root.CheckAsync(), finding => finding.Check is { Check: "Mode", Status: not CheckStatus.Healthy });
    }

    [Fact]
    public async Task A_parent_that_helix_may_not_go_through_is_a_fault()
    {
        root.GiveHelixAnotherId();
        File.SetUnixFileMode(root["/opt"], (UnixFileMode)Convert.ToInt32("750", 8));
        var fault = await root.FaultAsync("Parent");
        Assert.Equal("sudo chmod o+x /opt", fault.Check.Remedy);

        await RepairAsync(fault);

        Assert.Equal((UnixFileMode)Convert.ToInt32("751", 8), File.GetUnixFileMode(root["/opt"]));
    }

    [Fact]
    public async Task An_owner_is_mended_by_root_and_refused_to_others()
    {
        root.GiveHelixAnotherId();
        var fault = (await root.CheckAsync()).First(finding => finding.Check.Check == "Owner");

        if (HelixRoot.IsSuperuser)
        {
            await RepairAsync(fault);
            Assert.Contains(await root.CheckAsync(), finding => finding.Check is { Check: "Owner", Subject: "/opt/helix", Status: CheckStatus.Healthy });
        }
        else
        {
            var failure = await Assert.ThrowsAsync<AosException>(() => RepairAsync(fault));
            Assert.Equal(ErrorIds.HelixRepairFailed, failure.ErrorId);
        }
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
    public async Task A_truncated_command_is_completed_in_its_drop_in_and_a_copy_is_kept()
    {
        const string Truncated = "# by hand\n[Service]\nNice=5\nExecStart=\nExecStart=/opt/helix/bin/uvicorn dissonance:app \\\n  --port 9011 --work\nUMask=0077\n";
        root.Write(ExecStartDropIn, Truncated);
        var fault = await root.FaultAsync("ExecStart");
        Assert.Contains("must end in '--workers 1'", fault.Check.Message, StringComparison.Ordinal);
        Assert.Contains("(z99-execstart.conf, line 5)", fault.Check.Message, StringComparison.Ordinal);

        await RepairAsync(fault);

        Assert.Equal(CheckStatus.Healthy, Assert.Single(await root.CheckAsync(), finding => finding.Check is { Check: "ExecStart", Unit: "helix-dissonance.service" }).Check.Status);
        var text = await File.ReadAllTextAsync(root[ExecStartDropIn], TestContext.Current.CancellationToken);
        Assert.StartsWith("# by hand\n[Service]\nNice=5\n", text, StringComparison.Ordinal);
        Assert.EndsWith("--port 9011 --workers 1\nUMask=0077\n", text, StringComparison.Ordinal);
        var backup = Assert.Single(Directory.GetFiles(root["/etc/systemd/system/helix-dissonance.service.d"], "*.bak-*"));
        Assert.Equal(Truncated, await File.ReadAllTextAsync(backup, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_command_that_was_cut_off_in_the_middle_is_taken_from_the_unit_that_it_was_copied_from()
    {
        root.Write(ExecStartDropIn, "[Service]\nExecStart=\nExecStart=/opt/helix/bin/uvicorn dissonance:app --po\n");

        await RepairAsync(await root.FaultAsync("ExecStart"));

        Assert.EndsWith("ExecStart=/opt/helix/bin/uvicorn dissonance:app --port 9011 --workers 1\n", await File.ReadAllTextAsync(root[ExecStartDropIn], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ExecStart=\nExecStart=/opt/helix/bin/uvicorn 'a b' dissonance:app \\\n--port 9011 --workers\n")]
    [InlineData("ExecStart=\nExecStart=/opt/helix/bin/uvicorn dissonance:app --port 9011 \\\n")]
    [InlineData("ExecStart=\nExecStart=/opt/helix/bin/uvicorn dissonance:app --po\n")]
    [InlineData("ExecStart=\nExecStart=/opt/helix/bin/uvicorn --log a|b.*[1]$&\n")]
    [InlineData("ExecStart=/opt/helix/bin/uvicorn dissonance:app --port 9011 --workers 1\n")]
    public async Task The_command_that_is_shown_mends_it_as_the_repair_does(string setting)
    {
        root.Write(ExecStartDropIn, "[Service]\nNice=5\n" + setting);
        var remedy = (await root.FaultAsync("ExecStart")).Check.Remedy!;
        var shell = remedy[..remedy.IndexOf(" && sudo systemctl", StringComparison.Ordinal)].Replace("sudo ", "", StringComparison.Ordinal).Replace("/etc/systemd", root["/etc/systemd"], StringComparison.Ordinal);

        using var process = System.Diagnostics.Process.Start("/bin/sh", ["-c", shell]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(await root.CheckAsync(), finding => finding.Check is { Check: "ExecStart", Status: not CheckStatus.Healthy });
        Assert.Contains("Nice=5\n", await File.ReadAllTextAsync(root[ExecStartDropIn], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_unit_of_the_package_is_mended_by_a_drop_in()
    {
        File.Delete(root["/etc/systemd/system/helix-dissonance.service"]);
        root.Write("/usr/lib/systemd/system/helix-dissonance.service", HelixRoot.Unit("/opt/helix/bin/uvicorn dissonance:app --port 9011"));

        await RepairAsync(await root.FaultAsync("ExecStart"));

        Assert.Equal("[Service]\nExecStart=\nExecStart=/opt/helix/bin/uvicorn dissonance:app --port 9011 --workers 1\n", await File.ReadAllTextAsync(root[ExecStartDropIn], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_commands_without_a_reset_are_refused_by_systemd_and_mended()
    {
        root.Write(ExecStartDropIn, "[Service]\nExecStart=/opt/helix/bin/uvicorn dissonance:app --port 9011 --workers 1\n");
        var fault = await root.FaultAsync("ExecStart");
        Assert.Contains("refuses more than one", fault.Check.Message, StringComparison.Ordinal);

        await RepairAsync(fault);

        Assert.DoesNotContain(await root.CheckAsync(), finding => finding.Check is { Check: "ExecStart", Status: not CheckStatus.Healthy });
    }

    [Theory]
    [InlineData("/x --workers 1", true)]
    [InlineData("/x --workers=1", true)]
    [InlineData("/x --workers '1'", true)]
    [InlineData("/x --workers 10", false)]
    [InlineData("/x --workers", false)]
    [InlineData("--workers 1", false)]
    [InlineData("/x --noworkers 1", false)]
    public void A_command_is_whole_when_its_last_option_is(string text, bool isWhole) =>
        Assert.Equal(isWhole, ExecStartRules.IsWhole(new UnitCommand(text, "f", 1, 1)));

    [Theory]
    [InlineData("/x --port 9011", "/x --port 9011 --workers 1")]
    [InlineData("/x --port 9011 --", "/x --port 9011 --workers 1")]
    [InlineData("/x --port 9011 --worke", "/x --port 9011 --workers 1")]
    [InlineData("/x --port 9011 --workers 2", "/x --port 9011 --workers 1")]
    [InlineData("/x --port 9011 \\", "/x --port 9011 --workers 1")]
    [InlineData("/x --por", null)]
    [InlineData("/opt/hel", null)]
    public void What_can_be_told_of_a_truncated_command_is_completed_and_nothing_else(string text, string? whole) =>
        Assert.Equal(whole, ExecStartRules.Complete(new UnitCommand(text, "f", 1, 1), []));

    [Fact]
    public async Task The_port_of_the_other_service_in_a_command_is_a_conflict()
    {
        root.Write("/etc/systemd/system/helix-dissonance.service", HelixRoot.Unit("/opt/helix/bin/uvicorn --port 9010 --workers 1"));

        var fault = await root.FaultAsync("ExecStart");

        Assert.Equal(CheckStatus.Critical, fault.Check.Status);
        Assert.Contains("the other service's", fault.Check.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_missing_or_may_not_be_executed_is_a_fault()
    {
        File.SetUnixFileMode(root["/opt/helix/bin/uvicorn"], UnixFileMode.UserRead);
        var faults = (await root.CheckAsync()).Where(finding => finding.Check is { Check: "Program", Status: CheckStatus.Critical }).ToList();
        Assert.Equal(2, faults.Count);
        await RepairAsync(faults[0]);
        Assert.DoesNotContain(await root.CheckAsync(), finding => finding.Check is { Check: "Program", Status: not CheckStatus.Healthy });

        File.Delete(root["/opt/helix/bin/uvicorn"]);
        Assert.Contains(await root.CheckAsync(), finding => finding.Check.Message == "/opt/helix/bin/uvicorn is missing.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SEED_VALUE=high\n")]
    public async Task A_seed_that_is_missing_or_no_number_is_made_from_the_units_value(string? content)
    {
        File.Delete(root["/run/helix/dissonance.env"]);
        if (content is not null)
            root.Write("/run/helix/dissonance.env", content);
        root.Write("/etc/systemd/system/helix-shadow-metrics.service.d/env.conf", "[Service]\nEnvironment=SEED_VALUE=0.25 AUTO_HEAL=0\n");
        var fault = await root.FaultAsync("Seed");
        Assert.Equal("sudo /opt/helix/bin/seed-dissonance.sh", fault.Check.Remedy);

        await RepairAsync(fault);

        Assert.Equal("SEED_VALUE=0.25\n", await File.ReadAllTextAsync(root["/run/helix/dissonance.env"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_environment_file_of_a_unit_says_where_the_seed_lies_and_what_it_is()
    {
        root.Write("/etc/systemd/system/helix-shadow-metrics.service.d/env.conf", "[Service]\nEnvironment=SEED_VALUE=0.25\nEnvironmentFile=-/opt/helix/env.conf\n");
        root.Write("/opt/helix/env.conf", "# settings\nSEED_VALUE='0.2'\nHELIX_SEED_FILE=/run/helix/seed.env\n");
        var fault = await root.FaultAsync("Seed");
        Assert.Equal("/run/helix/seed.env", fault.Check.Subject);

        await RepairAsync(fault);

        Assert.Equal("SEED_VALUE=0.2\n", await File.ReadAllTextAsync(root["/run/helix/seed.env"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_seed_of_another_name_is_one()
    {
        File.Delete(root["/run/helix/dissonance.env"]);
        root.Write("/run/helix/dissonance-seed.json", "{}");

        Assert.DoesNotContain(await root.CheckAsync(), finding => finding.Check is { Check: "Seed", Status: not CheckStatus.Healthy });
    }

    [Fact]
    public async Task A_unit_that_is_not_enabled_is_enabled_by_systemctl_in_the_root()
    {
        File.Delete(root["/etc/systemd/system/multi-user.target.wants/helix-dissonance.service"]);
        using var programs = new StandIn().With("systemctl", "exit 0");
        var fault = await root.FaultAsync("Enabled", new Systemctl(programs.SearchPath));
        Assert.Equal("sudo systemctl enable helix-dissonance.service", fault.Check.Remedy);

        await RepairAsync(fault);

        Assert.Contains($"systemctl --root={root.Path} enable -- helix-dissonance.service", programs.Calls);
    }

    [Theory]
    [InlineData("ActiveState=activating\\nSubState=auto-restart\\nResult=exit-code\\nExecMainStatus=1\\nNRestarts=9", "restart loop")]
    [InlineData("ActiveState=failed\\nSubState=failed\\nResult=start-limit-hit", "restart loop")]
    [InlineData("ActiveState=failed\\nSubState=failed\\nResult=exit-code\\nExecMainStatus=203", "has failed (exit status 203)")]
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

        await RepairAsync(faults[0]);

        var marked = HelixInstallation.MarkRepaired([faults[0]], await root.CheckAsync(systemctl)).Where(check => check.Check == "Reload").ToList();
        Assert.Equal([true, false], marked.Select(check => check.IsRepaired));
        Assert.All(marked, check => Assert.Equal(CheckStatus.Healthy, check.Status));
    }

    [Fact]
    public async Task A_systemctl_that_fails_makes_that_check_a_warning_and_the_others_go_on()
    {
        using var programs = new StandIn().With("systemctl", "echo 'no bus' >&2; exit 1");

        var findings = await root.CheckAsync(new Systemctl(programs.SearchPath));

        Assert.Equal(2, findings.Count(finding => finding.Check is { Check: "Running", Status: CheckStatus.Warning } && finding.Check.Message.Contains("no bus", StringComparison.Ordinal)));
        Assert.Contains(findings, finding => finding.Check is { Check: "Port", Status: CheckStatus.Healthy });
    }

    private static Task RepairAsync(InstallationFinding fault) => fault.Repair!.ApplyAsync(TestContext.Current.CancellationToken);
}
