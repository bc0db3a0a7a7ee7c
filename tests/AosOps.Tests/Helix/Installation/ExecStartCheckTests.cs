using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Tests.Helix.Installation;

public sealed class ExecStartCheckTests : IDisposable
{
    private const string ExecStartDropIn = "/etc/systemd/system/helix-dissonance.service.d/z99-execstart.conf";

    private readonly HelixRoot root = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task A_truncated_command_is_completed_in_its_drop_in_and_a_copy_is_kept()
    {
        const string Truncated = "# by hand\n[Service]\nNice=5\nExecStart=\nExecStart=/opt/helix/bin/uvicorn dissonance:app \\\n  --port 9011 --work\nUMask=0077\n";
        root.Write(ExecStartDropIn, Truncated);
        var fault = await root.FaultAsync("ExecStart");
        Assert.Contains("must end in '--workers 1'", fault.Check.Message, StringComparison.Ordinal);
        Assert.Contains("(z99-execstart.conf, line 5)", fault.Check.Message, StringComparison.Ordinal);

        await HelixRoot.RepairAsync(fault);

        Assert.Equal(CheckStatus.Healthy, Assert.Single(await root.CheckAsync(), finding => finding.Check is { Check: "ExecStart", Unit: "helix-dissonance.service" }).Check.Status);
        var text = await File.ReadAllTextAsync(root[ExecStartDropIn], Token);
        Assert.StartsWith("# by hand\n[Service]\nNice=5\n", text, StringComparison.Ordinal);
        Assert.EndsWith("--port 9011 --workers 1\nUMask=0077\n", text, StringComparison.Ordinal);
        var backup = Assert.Single(Directory.GetFiles(root["/etc/systemd/system/helix-dissonance.service.d"], "*.bak-*"));
        Assert.Equal(Truncated, await File.ReadAllTextAsync(backup, Token));
    }

    [Fact]
    public async Task A_command_that_was_cut_off_in_the_middle_is_taken_from_the_unit_that_it_was_copied_from()
    {
        root.Write(ExecStartDropIn, "[Service]\nExecStart=\nExecStart=/opt/helix/bin/uvicorn dissonance:app --po\n");

        await HelixRoot.RepairAsync(await root.FaultAsync("ExecStart"));

        Assert.EndsWith("ExecStart=/opt/helix/bin/uvicorn dissonance:app --port 9011 --workers 1\n", await File.ReadAllTextAsync(root[ExecStartDropIn], Token), StringComparison.Ordinal);
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
        await process.WaitForExitAsync(Token);

        Assert.DoesNotContain(await root.CheckAsync(), finding => finding.Check is { Check: "ExecStart", Status: not CheckStatus.Healthy });
        Assert.Contains("Nice=5\n", await File.ReadAllTextAsync(root[ExecStartDropIn], Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_unit_of_the_package_is_mended_by_a_drop_in()
    {
        File.Delete(root["/etc/systemd/system/helix-dissonance.service"]);
        root.Write("/usr/lib/systemd/system/helix-dissonance.service", HelixRoot.Unit("/opt/helix/bin/uvicorn dissonance:app --port 9011"));

        await HelixRoot.RepairAsync(await root.FaultAsync("ExecStart"));

        Assert.Equal("[Service]\nExecStart=\nExecStart=/opt/helix/bin/uvicorn dissonance:app --port 9011 --workers 1\n", await File.ReadAllTextAsync(root[ExecStartDropIn], Token));
    }

    [Fact]
    public async Task Two_commands_without_a_reset_are_refused_by_systemd_and_mended()
    {
        root.Write(ExecStartDropIn, "[Service]\nExecStart=/opt/helix/bin/uvicorn dissonance:app --port 9011 --workers 1\n");
        var fault = await root.FaultAsync("ExecStart");
        Assert.Contains("refuses more than one", fault.Check.Message, StringComparison.Ordinal);

        await HelixRoot.RepairAsync(fault);

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
}
