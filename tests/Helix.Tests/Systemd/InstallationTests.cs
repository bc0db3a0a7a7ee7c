using Helix.Tests.Services;

namespace Helix.Tests.Systemd;

/// <summary>The scripts and units of the services, on the image of a file system.</summary>
public sealed class InstallationTests : IDisposable
{
    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "systemd");
    private static readonly string[] Units = ["helix-shadow-metrics.service", "helix-dissonance.service"];

    private readonly TempDirectory image = new();
    private readonly TempDirectory programs = new();

    private string UnitDirectory => image["etc", "systemd", "system"];

    public void Dispose()
    {
        image.Dispose();
        programs.Dispose();
    }

    [Fact]
    public async Task Systemd_finds_nothing_to_mend_in_what_is_installed()
    {
        Tool.Require("systemd-analyze");
        await InstallAsync();
        var (exitCode, output) = await VerifyAsync();
        Assert.Equal((0, ""), (exitCode, output));
    }

    [Fact]
    public async Task Systemd_would_find_a_mistake()
    {
        Tool.Require("systemd-analyze");
        await InstallAsync();
        File.AppendAllText(image["etc", "systemd", "system", Units[0]], "\n[Service]\nProtectSystem=stricter\n");
        Assert.Contains("stricter", (await VerifyAsync()).Output);
    }

    [Theory]
    [InlineData("install.sh")]
    [InlineData("uninstall.sh")]
    [InlineData("bin/seed-dissonance.sh")]
    [InlineData("../Systemd/boot-systemd.sh")]
    public async Task Shellcheck_finds_nothing_to_mend(string script)
    {
        Tool.Require("shellcheck");
        Assert.Equal((0, ""), await Tool.RunAsync("shellcheck", [Path.Combine(Scripts, script)]));
    }

    [Fact]
    public async Task What_is_installed_starts_and_serves()
    {
        await InstallAsync();
        var program = image["opt", "helix", "bin", "helix-shadow-metrics"];
        await using var service = await HelixProcess.StartAsync(program, ["--seed-file", image["seed"], "--workers", "1"]);
        Assert.Contains("1.1.0", await service.Client.GetStringAsync("/status", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_image_may_be_made_where_the_runtime_is_missing_and_a_note_says_so()
    {
        Assert.DoesNotContain("runtime", await InstallAsync());
        var configuration = Path.Combine(MakePrograms(), "lib", "shadow-metrics", "helix-shadow-metrics.runtimeconfig.json");
        File.WriteAllText(configuration, File.ReadAllText(configuration).Replace("10.0.0", "99.0.0", StringComparison.Ordinal));
        Assert.Contains("ASP.NET Core 10 runtime", await RunAsync("install.sh", ["--from", programs.Path]));
        Assert.True(File.Exists(image["opt", "helix", "bin", "helix-shadow-metrics"]));
    }

    [Fact]
    public async Task Both_services_are_enabled()
    {
        Tool.Require("systemctl");
        await InstallAsync();
        Assert.Equal(Units.Order(), Directory.EnumerateFileSystemEntries(Path.Combine(UnitDirectory, "multi-user.target.wants")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Every_command_line_ends_in_one_worker_and_names_its_port()
    {
        await InstallAsync();
        Assert.EndsWith("--port 9010 --workers 1", CommandLine(Units[0]));
        Assert.EndsWith("--port 9011 --workers 1", CommandLine(Units[1]));
        Assert.EndsWith("--port 9011 --workers 1", CommandLine(Path.Combine("helix-dissonance.service.d", "z99-execstart.conf")));
    }

    [Fact]
    public async Task A_second_installation_changes_nothing()
    {
        await InstallAsync();
        var before = Content();
        await InstallAsync();
        Assert.Equal(before, Content());
    }

    [Fact]
    public async Task What_an_operator_has_changed_stays()
    {
        await InstallAsync();
        var settings = image["opt", "helix", "env.conf"];
        File.WriteAllText(settings, "SEED_VALUE=0.2\n");
        Assert.Contains("kept", await InstallAsync());
        Assert.Equal("SEED_VALUE=0.2\n", File.ReadAllText(settings));
        Assert.Contains("SEED_VALUE=0.12", File.ReadAllText(settings + ".new"));
    }

    [Fact]
    public async Task Another_prefix_is_named_wherever_the_first_one_was()
    {
        await InstallAsync("--prefix", "/srv/helix");
        Assert.True(File.Exists(image["srv", "helix", "bin", "helix-shadow-metrics"]));
        Assert.DoesNotContain(Content(), static file => file.Contains("/opt/helix", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Uninstalling_leaves_data_and_settings_where_nobody_can_be_asked()
    {
        await InstallAsync();
        image.Write("var/lib/helix/dissonance.db", "data");
        Assert.Contains("kept", await UninstallAsync());
        Assert.True(File.Exists(image["var", "lib", "helix", "dissonance.db"]));
        Assert.True(File.Exists(image["opt", "helix", "env.conf"]));
        Assert.False(Directory.Exists(image["opt", "helix", "lib"]));
        Assert.DoesNotContain(Directory.EnumerateFiles(UnitDirectory), static _ => true);
    }

    [Fact]
    public async Task A_purge_leaves_nothing_and_may_be_repeated()
    {
        await InstallAsync();
        image.Write("var/lib/helix/dissonance.db", "data");
        await UninstallAsync("--purge");
        await UninstallAsync("--purge");
        Assert.DoesNotContain(Content(), static file => file.Contains("helix", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("relative")]
    [InlineData("/opt/../..")]
    public async Task Uninstalling_from_a_place_that_cannot_be_is_refused(string prefix)
    {
        var (exitCode, _) = await Tool.RunAsync("bash", [Path.Combine(Scripts, "uninstall.sh"), "--prefix", prefix, "--purge"], "", ("DESTDIR", image.Path));
        Assert.Equal(2, exitCode);
    }

    private string CommandLine(string file) =>
        File.ReadLines(Path.Combine(UnitDirectory, file)).Last(static line => line.StartsWith("ExecStart=", StringComparison.Ordinal));

    // The image has no system of its own, so the units that ours follow on are those of this machine.
    private Task<(int ExitCode, string Output)> VerifyAsync()
    {
        foreach (var file in Directory.EnumerateFiles(UnitDirectory, "*", SearchOption.AllDirectories).Where(static file => !file.Contains(".wants", StringComparison.Ordinal)))
            File.WriteAllText(file, File.ReadAllText(file).Replace("/opt/helix", image["opt", "helix"], StringComparison.Ordinal));
        return Tool.RunAsync("systemd-analyze", ["verify", "--man=no", .. Units.Select(unit => Path.Combine(UnitDirectory, unit))]);
    }

    private string[] Content() =>
        [.. Directory.EnumerateFiles(image.Path, "*", SearchOption.AllDirectories)
            .Where(static file => !file.EndsWith(".dll", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => file[image.Path.Length..] + "\n" + Describe(new FileInfo(file)))];

    private static string Describe(FileInfo file) => file.LinkTarget ?? file.UnixFileMode + "\n" + File.ReadAllText(file.FullName);

    private Task<string> InstallAsync(params string[] arguments) => RunAsync("install.sh", ["--from", MakePrograms(), .. arguments]);

    private Task<string> UninstallAsync(params string[] arguments) => RunAsync("uninstall.sh", arguments);

    private async Task<string> RunAsync(string script, IEnumerable<string> arguments)
    {
        var (exitCode, output) = await Tool.RunAsync("bash", [Path.Combine(Scripts, script), .. arguments], "", ("DESTDIR", image.Path));
        Assert.True(exitCode == 0, output);
        return output;
    }

    // The programs as they are tested here, in the places in which they are published.
    private string MakePrograms()
    {
        foreach (var (service, program) in new[] { ("shadow-metrics", "helix-shadow-metrics"), ("dissonance-research", "helix-dissonance") })
        {
            var directory = Directory.CreateDirectory(programs["lib", service]).FullName;
            foreach (var pattern in new[] { $"{program}*", "Helix.Hosting*" })
            {
                foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, pattern))
                    File.Copy(file, Path.Combine(directory, Path.GetFileName(file)), overwrite: true);
            }
        }

        return programs.Path;
    }
}
