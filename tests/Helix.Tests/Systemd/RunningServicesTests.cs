namespace Helix.Tests.Systemd;

/// <summary>The services as systemd runs them, and the cmdlets that look at them and restart them.</summary>
[Collection(SystemdMachine.Name)]
public sealed class RunningServicesTests : IAsyncDisposable
{
    private const string Nobody = "0000000000000000";

    private readonly BootedSystemd machine;

    public RunningServicesTests(BootedSystemd machine)
    {
        this.machine = machine;
        machine.Require();
    }

    public async ValueTask DisposeAsync()
    {
        if (!File.Exists(machine.Outside(DropIn)))
            return;
        File.Delete(machine.Outside(DropIn));
        await machine.RunAsync("systemctl", "daemon-reload");
        await machine.RunAsync("systemctl", "reset-failed", SystemdMachine.Metrics);
        await machine.RunAsync("systemctl", "restart", SystemdMachine.Metrics);
    }

    private static string DropIn => $"/run/systemd/system/{SystemdMachine.Metrics}.d/test.conf";

    [Theory]
    [InlineData(SystemdMachine.Metrics, 9010)]
    [InlineData(SystemdMachine.Research, 9011)]
    public async Task A_service_tells_systemd_that_it_is_ready_and_has_no_privileges(string unit, int port)
    {
        Assert.Equal("active", await machine.PropertyAsync(unit, "ActiveState"));
        Assert.Equal($"Listening on http://127.0.0.1:{port}.", await machine.PropertyAsync(unit, "StatusText"));
        var status = await machine.RunAsync("cat", $"/proc/{await machine.PropertyAsync(unit, "MainPID")}/status");
        Assert.Contains($"CapBnd:\t{Nobody}", status);
        Assert.Contains($"CapEff:\t{Nobody}", status);
        Assert.Contains("NoNewPrivs:\t1", status);
        Assert.Contains("Seccomp:\t2", status);
        Assert.Contains($"Uid:\t{(await machine.RunAsync("id", "-u", "helix")).Trim()}\t", status);
    }

    [Fact]
    public async Task A_service_that_hangs_is_ended_by_the_watchdog_and_started_again()
    {
        await ChangeAsync("WatchdogSec=1\nRestartSec=0");
        await machine.RunAsync("systemctl", "restart", SystemdMachine.Metrics);
        var process = await machine.PropertyAsync(SystemdMachine.Metrics, "MainPID");
        await machine.RunAsync("kill", "-STOP", process);
        await machine.WaitForAsync(SystemdMachine.Metrics, "MainPID", current => current is not "0" && current != process);
        await machine.WaitForAsync(SystemdMachine.Metrics, "ActiveState", static state => state == "active");
        Assert.Contains("Watchdog timeout", await machine.RunAsync("journalctl", "--no-pager", "--unit", SystemdMachine.Metrics));
        Assert.Equal("1", await machine.PropertyAsync(SystemdMachine.Metrics, "NRestarts"));
    }

    [Fact]
    public async Task What_is_enabled_is_started_on_boot()
    {
        await machine.RunAsync("systemctl", "stop", SystemdMachine.Metrics, SystemdMachine.Research);
        await machine.RunAsync("systemctl", "start", "multi-user.target");
        await machine.WaitForAsync(SystemdMachine.Metrics, "ActiveState", static state => state == "active");
        await machine.WaitForAsync(SystemdMachine.Research, "ActiveState", static state => state == "active");
    }

    [Fact]
    public async Task Both_are_running_and_found_well()
    {
        var status = await machine.AosopsAsync("Get-HelixStatus");
        Assert.Equal(["Running", "Running"], status.Results.Select(static service => service.GetProperty("State").GetString()));
        var installation = await machine.AosopsAsync("Test-HelixInstallation");
        Assert.All(installation.Results, static check => Assert.Equal("Healthy", check.GetProperty("Status").GetString()));
        Assert.Contains(installation.Results, static check => check.GetProperty("Check").GetString() == "Running");
        Assert.Equal((0, ""), (installation.ExitCode, installation.Errors));
    }

    [Fact]
    public async Task A_restarted_service_is_well_when_the_command_ends()
    {
        var before = await machine.PropertyAsync(SystemdMachine.Research, "MainPID");
        var restart = await machine.AosopsAsync("Restart-HelixService DissonanceResearch -Confirm:$false");
        Assert.Equal((0, ""), (restart.ExitCode, restart.Errors));
        Assert.Equal("Running", Assert.Single(restart.Results).GetProperty("State").GetString());
        Assert.NotEqual(before, await machine.PropertyAsync(SystemdMachine.Research, "MainPID"));
    }

    [Fact]
    public async Task A_service_that_systemd_cannot_start_is_an_error_that_says_so()
    {
        await ChangeAsync("ExecStart=\nExecStart=/opt/helix/bin/helix-shadow-metrics --port nonsense");
        var restart = await machine.AosopsAsync("Restart-HelixService ShadowMetrics -Confirm:$false");
        Assert.Equal(1, restart.ExitCode);
        Assert.Empty(restart.Results);
        Assert.Contains("helix-shadow-metrics.service", restart.Errors);
        Assert.Contains("exit status 2", restart.Errors);
    }

    [Fact]
    public async Task A_service_that_answers_elsewhere_is_not_well_in_time()
    {
        await ChangeAsync("ExecStart=\nExecStart=/opt/helix/bin/helix-shadow-metrics --port 9019");
        var restart = await machine.AosopsAsync("Restart-HelixService ShadowMetrics -WaitTimeout 1s -Confirm:$false");
        Assert.Equal(1, restart.ExitCode);
        Assert.Contains("is not well after 1 s", restart.Errors);
    }

    private async Task ChangeAsync(string settings)
    {
        machine.Write(DropIn, $"[Service]\n{settings}\n");
        await machine.RunAsync("systemctl", "daemon-reload");
    }
}
