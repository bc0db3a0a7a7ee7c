using Helix.Tests.Services;

namespace Helix.Tests.Systemd;

public sealed class SeedScriptTests : IDisposable
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "systemd", "bin", "seed-dissonance.sh");

    private readonly TempDirectory directory = new();

    private string SeedFile => directory["run", "dissonance.env"];

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task The_value_comes_from_the_command_line_the_environment_the_settings_or_is_the_default()
    {
        Assert.Equal("SEED_VALUE=0.12\n", await SeedAsync([]));
        directory.Write("env.conf", "# SEED_VALUE=1\nSEED_VALUE=0.1\nSEED_VALUE=\"0.2\" \n");
        Assert.Equal("SEED_VALUE=0.2\n", await SeedAsync([]));
        Assert.Equal("SEED_VALUE=0.3\n", await SeedAsync([], ("SEED_VALUE", "0.3")));
        Assert.Equal("SEED_VALUE=-4e-1\n", await SeedAsync(["-4e-1"], ("SEED_VALUE", "0.3")));
    }

    [Fact]
    public async Task A_seed_that_is_there_stays_where_only_a_missing_one_is_wanted()
    {
        directory.Write("run/dissonance.env", "SEED_VALUE=0.7\n");
        Assert.Equal("SEED_VALUE=0.7\n", await SeedAsync(["--if-missing"]));
        File.Delete(SeedFile);
        Assert.Equal("SEED_VALUE=0.12\n", await SeedAsync(["--if-missing"]));
    }

    [Theory]
    [InlineData("much")]
    [InlineData("0,12")]
    [InlineData("1;rm -rf x")]
    [InlineData("1\n2")]
    public async Task What_is_not_a_number_is_refused_and_the_old_seed_stays(string value)
    {
        directory.Write("run/dissonance.env", "SEED_VALUE=0.7\n");
        var (exitCode, output) = await RunAsync([value]);
        Assert.Equal(1, exitCode);
        Assert.Contains("is not a number", output);
        Assert.Equal(["SEED_VALUE=0.7"], File.ReadAllLines(SeedFile));
        Assert.Single(Directory.EnumerateFiles(directory["run"]));
    }

    [Fact]
    public async Task Settings_are_read_and_not_executed()
    {
        directory.Write("env.conf", $"SEED_VALUE=$(touch {directory["executed"]})\n");
        await RunAsync([]);
        Assert.False(File.Exists(directory["executed"]));
    }

    [Fact]
    public async Task The_service_takes_what_the_script_writes()
    {
        await using var service = await HelixProcess.StartAsync("helix-shadow-metrics", ["--seed-file", SeedFile]);
        await SeedAsync(["0.34"]);
        await service.WaitForAsync("/status", static answer => answer.Contains("\"value\":0.34,", StringComparison.Ordinal));
    }

    private async Task<string> SeedAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        Directory.CreateDirectory(directory["run"]);
        var (exitCode, output) = await RunAsync(arguments, environment);
        Assert.True(exitCode == 0, output);
        return File.ReadAllText(SeedFile);
    }

    private Task<(int ExitCode, string Output)> RunAsync(string[] arguments, params (string Name, string Value)[] environment) =>
        Tool.RunAsync("sh", [Script, .. arguments], "", [("HELIX_SEED_FILE", SeedFile), ("HELIX_CONFIGURATION", directory["env.conf"]), .. environment]);
}
