namespace Helix.Tests.Systemd;

[Collection(SystemdMachine.Name)]
public sealed class UninstallationTests
{
    // useradd(8) and userdel(8) keep what was before, and a lock.
    private static readonly string[] OfUsers = ["/etc/passwd", "/etc/group", "/etc/shadow", "/etc/gshadow", "/etc/subuid", "/etc/subgid", "/etc/.pwd.lock"];

    private readonly BootedSystemd machine;

    public UninstallationTests(BootedSystemd machine)
    {
        this.machine = machine;
        machine.Require();
    }

    [Fact]
    public async Task A_purge_leaves_no_unit_no_process_no_user_and_no_file()
    {
        try
        {
            await machine.RunAsync("bash", $"{BootedSystemd.Programs}/systemd/uninstall.sh", "--purge");
            Assert.Equal("", await machine.RunAsync("systemctl", "list-units", "--all", "--no-legend", "--plain", "helix-*"));
            Assert.Equal("", (await machine.TryAsync("systemctl", "list-unit-files", "--no-legend", "helix-*")).Output);
            Assert.NotEqual(0, (await machine.TryAsync("id", "helix")).ExitCode);
            Assert.False(Directory.Exists(machine.Outside("/run/helix")));
            Assert.DoesNotContain(machine.ChangedFiles().Except(machine.FilesBefore), static file => !OfUsers.Any(file.StartsWith));
            Assert.All((await machine.AosopsAsync("Get-HelixStatus")).Results, static service => Assert.Equal("Unreachable", service.GetProperty("State").GetString()));
        }
        finally
        {
            await machine.InstallAsync();
        }
    }
}
