using System.Text.Json;
using AosOps.Cli.Tests.Scenarios;
using AosOps.Cli.Tests.Terminal;

namespace AosOps.Cli.Tests.Permissions;

/// <summary>What the program says of files and directories that this user may not read or write: their names, and everything else.</summary>
public sealed class PermissionTests : IDisposable
{
    private readonly ScenarioDirectory directory = new("quick");
    private readonly List<string> forbidden = [];

    public PermissionTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");

    private string Log => Directory.GetFiles(directory.Path, "*.log").Single();

    private string Run => Directory.GetDirectories(directory.Path, "shadow_simulation_*").Single();

    private string Golden => Path.Combine(Run, "golden");

    public void Dispose()
    {
        foreach (var path in forbidden)
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        directory.Dispose();
    }

    [Theory]
    [InlineData("Invoke-ShadowReplay")]
    [InlineData("Get-GoldenSummary")]
    [InlineData("Get-ShadowReport")]
    [InlineData("Test-ShadowHealth")]
    public async Task A_golden_folder_that_may_not_be_listed_is_named_and_never_taken_for_an_empty_one(string cmdlet)
    {
        Forbid(Golden);

        var (exitCode, _, error) = await AosOpsProgram.RunUnderPermissionsAsync(cmdlet, "-Path", Run);

        Assert.Equal(1, exitCode);
        Assert.Contains($"'{Golden}' cannot be read: permission denied.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_are_not_compared_where_the_golden_files_of_one_may_not_be_listed()
    {
        using var other = new ScenarioDirectory("quick");
        Forbid(Golden);

        var (exitCode, output, error) = await AosOpsProgram.RunUnderPermissionsAsync("Invoke-GoldenDiff", other.Path, Run, "--output", "jsonl");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(Golden, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_golden_file_that_may_not_be_read_is_unreadable_and_the_others_are_replayed()
    {
        var files = Directory.GetFiles(Golden);
        Forbid(files[0]);

        var (exitCode, output, error) = await AosOpsProgram.RunUnderPermissionsAsync("Invoke-ShadowReplay", "-Path", Run, "--output", "jsonl");

        Assert.Equal(1, exitCode);
        Assert.Contains($"'{files[0]}' cannot be read: permission denied.", error, StringComparison.Ordinal);
        Assert.Equal(files.Length - 1, Lines(output).Count(replay => replay.GetProperty("Outcome").GetString() == "Match"));
        Assert.Single(Lines(output), replay => replay.GetProperty("Outcome").GetString() == "Unreadable");
    }

    [Fact]
    public async Task A_report_that_may_not_be_read_fails_the_run()
    {
        var report = Path.Combine(Run, "reports", "cycle_2.json");
        Forbid(report);

        var (exitCode, output, error) = await AosOpsProgram.RunUnderPermissionsAsync("Get-GoldenSummary", "-Path", Run, "--output", "jsonl");

        Assert.Equal(1, exitCode);
        Assert.Contains($"'{report}' cannot be read: permission denied.", error, StringComparison.Ordinal);
        Assert.Equal("FAIL", Lines(output).Single().GetProperty("Verdict").GetString());
    }

    [Fact]
    public async Task A_log_that_may_not_be_read_is_named_and_the_checks_that_need_it_are_critical()
    {
        Forbid(Log);

        var (exitCode, output, error) = await AosOpsProgram.RunUnderPermissionsAsync("Test-ShadowHealth", "-Path", Run, "--output", "jsonl");

        Assert.Equal(1, exitCode);
        Assert.Contains($"'{Log}' cannot be read: permission denied.", error, StringComparison.Ordinal);
        Assert.Equal("Critical", Lines(output).Single(check => check.GetProperty("Name").GetString() == "Log").GetProperty("Status").GetString());
    }

    [Fact]
    public async Task A_monitored_directory_that_may_not_be_read_is_an_error_and_the_others_go_on()
    {
        using var other = new ScenarioDirectory("quick");
        Forbid(Golden);

        var (exitCode, output, error) = await AosOpsProgram.RunUnderPermissionsAsync(
            "Get-GoldenFile", $"{Golden},{Path.Combine(Directory.GetDirectories(other.Path).Single(), "golden")}", "--output", "jsonl");

        Assert.Equal(1, exitCode);
        Assert.Contains(Golden, error, StringComparison.Ordinal);
        Assert.NotEmpty(Lines(output));
    }

    [Fact]
    public async Task A_summary_whose_file_may_not_be_written_is_shown_all_the_same()
    {
        Forbid(directory.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var file = Path.Combine(directory.Path, "summary.json");

        var (exitCode, output, error) = await AosOpsProgram.RunUnderPermissionsAsync("Get-GoldenSummary", "-Path", Run, "-OutFile", file, "--output", "jsonl");

        Assert.Equal(1, exitCode);
        Assert.Contains($"'{file}' cannot be written: permission denied.", error, StringComparison.Ordinal);
        Assert.Equal("PASS", Lines(output).Single().GetProperty("Verdict").GetString());
    }

    [Theory]
    [InlineData("Start-ShadowRun")]
    [InlineData("Start-ShadowRun -Wait")]
    public async Task A_run_whose_log_may_not_be_written_does_not_start(string command)
    {
        Forbid(directory.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var log = Path.Combine(directory.Path, "new.log");
        using var output = new ScenarioDirectory(fixture: null);

        var (exitCode, _, error) = await AosOpsProgram.RunUnderPermissionsAsync(
            [.. command.Split(' '), "-Quick", "-OutputDirectory", Path.Combine(output.Path, "run"), "-LogPath", log]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"Start-ShadowRun: The log '{log}' cannot be opened", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emergency_stop_that_may_not_be_set_says_so_and_does_not_say_that_it_is_set()
    {
        Forbid(directory.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var flag = Path.Combine(directory.Path, "flag");

        var (exitCode, output, error) = await AosOpsProgram.RunUnderPermissionsAsync("Set-WorkflowEmergencyStop", "-Enable", "-FlagPath", flag);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith($"Set-WorkflowEmergencyStop: '{flag}' cannot be written: permission denied.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emergency_stop_in_a_directory_that_cannot_be_flushed_is_set_once_and_says_that_it_may_be_lost_with_the_power()
    {
        var flag = Path.Combine(directory.Path, "flag");
        Forbid(directory.Path, UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var (exitCode, output, error) = await AosOpsProgram.RunUnderPermissionsAsync("Set-WorkflowEmergencyStop", "-Enable", "-FlagPath", flag, "--output", "jsonl");

        Assert.Equal(1, exitCode);
        Assert.Equal("Enabled", Lines(output).Single().GetProperty("State").GetString());
        Assert.Contains($"The change of '{flag}' is made, but a power failure may undo it: ", error, StringComparison.Ordinal);
        Assert.Contains($"The change of '{flag}.audit.jsonl' is made, but a power failure may undo it: ", error, StringComparison.Ordinal);
        Assert.Single(await File.ReadAllLinesAsync(flag, TestContext.Current.CancellationToken));
        Assert.Single(await File.ReadAllLinesAsync(flag + ".audit.jsonl", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Workflows_stay_stopped_where_the_entry_that_releases_them_may_be_lost_with_the_power()
    {
        var flag = Path.Combine(directory.Path, "flag");
        await File.WriteAllTextAsync(flag, "", TestContext.Current.CancellationToken);
        Forbid(directory.Path, UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var (exitCode, output, error) = await AosOpsProgram.RunUnderPermissionsAsync("Set-WorkflowEmergencyStop", "-Disable", "-Force", "-FlagPath", flag);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith($"Set-WorkflowEmergencyStop: The change of '{flag}.audit.jsonl' is made, but a power failure may undo it: ", error, StringComparison.Ordinal);
        Assert.True(File.Exists(flag));
        Assert.Single(await File.ReadAllLinesAsync(flag + ".audit.jsonl", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_flag_that_may_not_be_looked_at_counts_as_set()
    {
        Forbid(directory.Path);

        var (_, output, _) = await AosOpsProgram.RunUnderPermissionsAsync(
            "Get-WorkflowEmergencyStop", "-FlagPath", Path.Combine(directory.Path, "flag"), "--output", "jsonl");

        Assert.True(Lines(output).Single().GetProperty("IsStopped").GetBoolean());
    }

    private static List<JsonElement> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private void Forbid(string path, UnixFileMode left = UnixFileMode.None)
    {
        forbidden.Add(path);
        File.SetUnixFileMode(path, left);
    }
}
