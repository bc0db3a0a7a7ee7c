using AosOps.Cli.Tests.Terminal;
using AosOps.Shadow;

namespace AosOps.Cli.Tests.Shadow;

/// <summary>Runs that are processes of their own, started, awaited and ended by the program as users do it.</summary>
public sealed class BackgroundRunTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("aosops-test-").FullName;

    public BackgroundRunTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Runs in the background need a Unix system.");

    private string RunDirectory => Path.Combine(directory, "shadow_simulation_20251202_131219");

    private string Log => Path.Combine(directory, "shadow_24h_20251202_131219.log");

    private string Start => $"Start-ShadowRun -OutputDirectory {RunDirectory} -LogPath {Log}";

    public void Dispose()
    {
        if (ShadowProcessFile.Read(RunDirectory) is { } forgotten && forgotten.IsAlive())
            System.Diagnostics.Process.GetProcessById(forgotten.ProcessId).Kill();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_run_outlives_the_shell_in_a_session_of_its_own_until_it_is_ended()
    {
        var started = await InShellAsync($"{Start} -Hours 1 -CycleInterval 10m");
        Assert.Equal((0, ""), (started.ExitCode, started.Error));
        var run = ShadowProcessFile.Read(RunDirectory)!;
        Assert.True(run.IsAlive());
        Assert.Equal(run.ProcessId, SessionOf(run.ProcessId));

        var stopped = await InShellAsync($"Stop-ShadowRun {RunDirectory} --output json");

        Assert.Equal((0, ""), (stopped.ExitCode, stopped.Error));
        Assert.Contains("\"State\": \"Interrupted\"", stopped.Output, StringComparison.Ordinal);
        Assert.False(run.IsAlive());
        Assert.Single(Directory.GetFiles(Path.Combine(RunDirectory, "reports"), "summary_*.json"));
    }

    [Fact]
    public async Task A_run_is_started_and_awaited_in_one_pipeline()
    {
        var (exitCode, output, error) = await InShellAsync($"{Start} -Quick -CycleInterval 100ms '|' Wait-ShadowRun --output json");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("\"State\": \"Completed\"", output, StringComparison.Ordinal);
        Assert.Equal(15, Directory.GetFiles(Path.Combine(RunDirectory, "golden")).Length);
    }

    [Fact]
    public async Task A_pipeline_that_waits_for_the_run_that_it_started_is_stopped_and_the_run_goes_on()
    {
        var (_, output, _) = await AosOpsProgram.RunInShellAsync($$"""
            AOS_STATE_DIRECTORY={{directory}} AOS_RUN_ROOT={{directory}} "$0" {{Start}} -Hours 1 -CycleInterval 10m '|' Wait-ShadowRun & waiting=$!
            until [ -e {{RunDirectory}}/shadow.pid ]; do sleep 0.05; done
            sleep 0.3
            kill -TERM $waiting
            (sleep 20; kill -KILL $waiting) 2>/dev/null >/dev/null & guard=$!
            wait $waiting
            echo "exit code $?"
            kill $guard
            """);

        Assert.Contains("exit code 130", output, StringComparison.Ordinal);
        Assert.True(ShadowProcessFile.Read(RunDirectory)!.IsAlive());
    }

    [Fact]
    public async Task A_second_run_in_the_same_directory_is_refused_and_the_first_goes_on()
    {
        await InShellAsync($"{Start} -Hours 1 -CycleInterval 10m");

        var second = await InShellAsync($"{Start} -Hours 1");
        var waited = await InShellAsync($"Wait-ShadowRun {RunDirectory} -Timeout 0");
        await InShellAsync($"Stop-ShadowRun {RunDirectory}");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("is under way", second.Error, StringComparison.Ordinal);
        Assert.Equal(1, waited.ExitCode);
        Assert.Contains("goes on", waited.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_emergency_stop_ends_a_run_within_one_cycle_and_keeps_another_from_starting()
    {
        await InShellAsync($"{Start} -Hours 1 -CycleInterval 100ms");
        await InShellAsync("Set-WorkflowEmergencyStop -Enable -Reason test");

        var ended = await InShellAsync($"Wait-ShadowRun {RunDirectory} --output json");
        var refused = await InShellAsync($"Start-ShadowRun -Quick");

        Assert.Contains("\"State\": \"Interrupted\"", ended.Output, StringComparison.Ordinal);
        Assert.Contains("mergency stop is set", await File.ReadAllTextAsync(Log, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("mergency stop is set", refused.Error, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Error)> InShellAsync(string words) =>
        AosOpsProgram.RunInShellAsync($"AOS_STATE_DIRECTORY={directory} AOS_RUN_ROOT={directory} \"$0\" {words}");

    /// <summary>Field 6 of <c>/proc/PID/stat</c>; the name before it may hold blanks.</summary>
    private static int SessionOf(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3]);
    }
}
