using System.Text.Json;

namespace Helix.Tests.Systemd;

/// <summary>Faults of an installation, made one at a time: each is found, and mended so that both services are well again.</summary>
[Collection(SystemdMachine.Name)]
public sealed class FaultyInstallationTests
{
    private const string DropIn = $"/etc/systemd/system/{SystemdMachine.Research}.d/z99-execstart.conf";
    private const string Patience = $"/run/systemd/system/{SystemdMachine.Research}.d/patience.conf";
    private const string Seed = "/run/helix/dissonance.env";

    private readonly BootedSystemd machine;

    public FaultyInstallationTests(BootedSystemd machine)
    {
        this.machine = machine;
        machine.Require();
    }

    [Fact]
    public async Task A_unit_that_is_not_enabled_is_enabled()
    {
        await machine.RunAsync("systemctl", "disable", SystemdMachine.Metrics);
        await AssertFoundAndMendedAsync((SystemdMachine.Metrics, "Enabled"));
        Assert.Equal("enabled", await machine.PropertyAsync(SystemdMachine.Metrics, "UnitFileState"));
    }

    [Fact]
    public async Task A_truncated_command_is_completed_and_the_service_started_with_it()
    {
        var whole = File.ReadAllText(machine.Outside(DropIn));
        await ChangeDropInAsync(whole.Replace("--workers 1", "--work", StringComparison.Ordinal));
        Assert.Equal("failed", await machine.PropertyAsync(SystemdMachine.Research, "ActiveState"));
        await AssertFoundAndMendedAsync((SystemdMachine.Research, "ExecStart"), (SystemdMachine.Research, "Running"), (SystemdMachine.Research, "Port"));
        Assert.Contains("--workers 1", await machine.PropertyAsync(SystemdMachine.Research, "ExecStart"));
    }

    [Fact]
    public async Task A_changed_file_that_systemd_has_not_read_is_read()
    {
        File.AppendAllText(machine.Outside(DropIn), "# changed\n");
        await AssertFoundAndMendedAsync((SystemdMachine.Research, "Reload"));
    }

    [Fact]
    public async Task A_directory_of_another_owner_is_given_back_and_the_service_started()
    {
        await machine.RunAsync("chown", "root:root", "/opt/helix");
        await machine.RunAsync("chmod", "700", "/opt/helix");
        await machine.TryAsync("systemctl", "restart", SystemdMachine.Metrics);
        await machine.RunAsync("systemctl", "stop", SystemdMachine.Metrics);
        await AssertFoundAndMendedAsync(("host", "Owner"), (SystemdMachine.Metrics, "Running"), (SystemdMachine.Metrics, "Port"));
        Assert.Equal("helix helix", (await machine.RunAsync("stat", "--format=%U %G", "/opt/helix")).Trim());
    }

    [Fact]
    public async Task A_missing_seed_is_written()
    {
        File.Delete(machine.Outside(Seed));
        await AssertFoundAndMendedAsync((SystemdMachine.Metrics, "Seed"));
        Assert.Equal("helix helix", (await machine.RunAsync("stat", "--format=%U %G", Seed)).Trim());
    }

    [Fact]
    public async Task A_process_that_holds_the_port_is_named_and_the_restart_loop_that_it_causes_ends_when_it_is_gone()
    {
        // Left alone for that long, the service does not come back before it is mended.
        machine.Write(Patience, "[Service]\nRestartSec=60\n");
        await machine.RunAsync("systemctl", "daemon-reload");
        await machine.RunAsync("systemctl", "stop", SystemdMachine.Research);
        await machine.RunAsync("systemd-run", "--unit=stranger", "systemd-socket-activate", "--listen=127.0.0.1:9011", "cat");
        await machine.WaitForAsync("stranger", "SubState", static state => state == "running");
        await machine.TryAsync("systemctl", "start", SystemdMachine.Research);
        var found = await machine.AosopsAsync("Test-HelixInstallation");
        Assert.Contains("restart loop", Find(found, SystemdMachine.Research, "Running").GetProperty("Message").GetString());
        var port = Find(found, SystemdMachine.Research, "Port");
        Assert.Contains($"process {await machine.PropertyAsync("stranger", "MainPID")} of root in stranger.service", port.GetProperty("Message").GetString());
        Assert.Contains("stranger.service", port.GetProperty("Remedy").GetString());
        await machine.RunAsync("systemctl", "stop", "stranger");
        await machine.WaitForAsync("stranger", "ActiveState", static state => state == "inactive");
        await AssertFoundAndMendedAsync((SystemdMachine.Research, "Running"), (SystemdMachine.Research, "Port"));
        File.Delete(machine.Outside(Patience));
        await machine.RunAsync("systemctl", "daemon-reload");
    }

    [Fact]
    public async Task Without_the_runtime_that_the_programs_need_nothing_is_installed_and_what_runs_goes_on()
    {
        const string Newer = "/root/newer";
        var before = await machine.PropertyAsync(SystemdMachine.Metrics, "MainPID");
        await machine.RunAsync("cp", "-r", $"{BootedSystemd.Programs}/helix", Newer);
        await machine.RunAsync("sed", "-i", "s/10.0.0/99.0.0/", $"{Newer}/lib/shadow-metrics/helix-shadow-metrics.runtimeconfig.json");
        var (exitCode, output) = await machine.TryAsync("bash", $"{BootedSystemd.Programs}/systemd/install.sh", "--from", Newer);
        await machine.RunAsync("rm", "-r", Newer);
        Assert.Equal(1, exitCode);
        Assert.Contains("ASP.NET Core 10 runtime", output);
        Assert.Contains("aspnetcore-runtime-10.0", output);
        Assert.Contains("'99.0.0'", output);
        Assert.Equal(before, await machine.PropertyAsync(SystemdMachine.Metrics, "MainPID"));
        Assert.Contains("10.0.0", File.ReadAllText(machine.Outside("/opt/helix/lib/shadow-metrics/helix-shadow-metrics.runtimeconfig.json")));
    }

    private async Task ChangeDropInAsync(string content)
    {
        machine.Write(DropIn, content);
        await machine.RunAsync("systemctl", "daemon-reload");
        await machine.TryAsync("systemctl", "restart", SystemdMachine.Research);
    }

    private async Task AssertFoundAndMendedAsync(params (string Unit, string Check)[] faults)
    {
        var found = await machine.AosopsAsync("Test-HelixInstallation");
        Assert.Equal(faults, found.Results.Where(static check => Status(check) != "Healthy").Select(Name).Distinct());
        Assert.All(found.Results.Where(static check => Status(check) != "Healthy"), static check => Assert.NotEqual(JsonValueKind.Null, check.GetProperty("Remedy").ValueKind));
        var mended = await machine.AosopsAsync("Test-HelixInstallation -Repair -Confirm:$false");
        Assert.Equal("", mended.Errors);
        Assert.All(mended.Results, static check => Assert.Equal("Healthy", Status(check)));
        Assert.Contains(mended.Results, check => check.GetProperty("IsRepaired").GetBoolean() && Name(check) == faults[0]);
        Assert.Equal(0, mended.ExitCode);
    }

    private static JsonElement Find(CmdletRun run, string unit, string check) => Assert.Single(run.Results, result => Name(result) == (unit, check));

    private static (string, string) Name(JsonElement check) => (check.GetProperty("Unit").GetString()!, check.GetProperty("Check").GetString()!);

    private static string Status(JsonElement check) => check.GetProperty("Status").GetString()!;
}
