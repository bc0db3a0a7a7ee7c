using System.Diagnostics;

namespace AosOps.Cli.Tests.Shadow;

/// <summary>The program itself under signals: only a process can be sent one.</summary>
public sealed class StartShadowRunTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("aosops-test-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Log => Path.Combine(directory, "shadow_24h_20251202_131219.log");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_ends_a_run_in_its_interval_with_its_report_and_the_exit_code_of_its_verdict(string signal)
    {
        using var run = Start();
        await WaitForLineAsync("Cycle 1: ");

        var sent = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", [$"-{signal}", $"{run.Id}"]))
            await kill.WaitForExitAsync(Token);
        await run.WaitForExitAsync(Token);

        Assert.InRange(sent.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Passed", await run.StandardOutput.ReadToEndAsync(Token), StringComparison.Ordinal);
        Assert.Contains("Shutting down shadow simulation...", await File.ReadAllTextAsync(Log, Token), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(directory, "shadow_simulation_20251202_131219", "reports"), "summary_*.json"));
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["AOS_STATE_DIRECTORY"] = directory, ["AOS_RUN_ROOT"] = directory, ["WORKFLOW_EMERGENCY_STOP"] = "" },
        };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "AosOps.Cli.dll"), "Start-ShadowRun", "-Hours", "1", "-CycleInterval", "10m", "-Wait",
            "-OutputDirectory", Path.Combine(directory, "shadow_simulation_20251202_131219"), "-LogPath", Log,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private async Task WaitForLineAsync(string text)
    {
        using var watcher = new FileSystemWatcher(directory) { NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.FileName, EnableRaisingEvents = true };
        using var changed = new SemaphoreSlim(0);
        watcher.Changed += (_, _) => changed.Release();
        watcher.Created += (_, _) => changed.Release();
        while (!File.Exists(Log) || !(await File.ReadAllTextAsync(Log, Token)).Contains(text, StringComparison.Ordinal))
            await changed.WaitAsync(Token);
    }
}
