using System.Diagnostics;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Tests.Workflow;

public sealed class EmergencyStopRaceTests : IDisposable
{
    private const int Operators = 8;
    private const int Rounds = 20;

    private readonly TempDirectory directory = new();
    private readonly RecordingObserver observer = new();

    private string FlagPath => directory["flag"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Operators_who_stop_at_once_each_leave_their_line_and_their_entry()
    {
        await AllAtOnce(number => Stop().EnableAsync($"{number}", environmentFile: null, observer, Token));

        var status = Stop().Read();
        Assert.Equal(Operators * Rounds, File.ReadAllLines(FlagPath).Length);
        Assert.Equal(Enumerable.Range(0, Operators).Order(), status.History.Select(entry => int.Parse(entry.Reason!)).Distinct().Order());
        Assert.Equal(Operators * Rounds, status.History.Count);
        Assert.Empty(status.Problems);
        Assert.Empty(observer.Warnings);
    }

    [Fact]
    public async Task When_some_stop_and_others_release_the_last_entry_says_how_it_stands()
    {
        await AllAtOnce(number => number % 2 == 0
            ? Stop().EnableAsync(reason: null, environmentFile: null, observer, Token)
            : Stop().DisableAsync(reason: null, environmentFile: null, Token));

        var status = Stop().Read();
        Assert.Equal(status.History[^1].Action == EmergencyStopAction.Enable, status.State == EmergencyStopState.Enabled);
        Assert.Equal(Operators / 2 * Rounds, status.History.Count(entry => entry.Action == EmergencyStopAction.Enable));
        Assert.Empty(status.Problems);
    }

    [Fact]
    public async Task A_process_that_holds_the_lock_keeps_nobody_from_stopping_and_everybody_from_releasing()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "flock(1) is not installed.");
        using var holder = Process.Start(new ProcessStartInfo("/usr/bin/flock", [FlagPath + ".lock", "sh", "-c", "echo held; read line"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        await holder.StandardOutput.ReadLineAsync(Token);
        var clock = new AosOps.Simulation.JumpingClock(DateTimeOffset.UnixEpoch);
        var stop = new EmergencyStop(FlagPath, _ => null, clock);

        await stop.EnableAsync("now", environmentFile: null, observer, Token);
        var refusal = await Assert.ThrowsAsync<AosException>(() => stop.DisableAsync("later", environmentFile: null, Token));

        Assert.Equal(ErrorIds.EmergencyStopLocked, refusal.ErrorId);
        Assert.Equal(EmergencyStopState.Enabled, stop.Read().State);
        Assert.Single(observer.Warnings);

        holder.StandardInput.Close();
        await holder.WaitForExitAsync(Token);
        await stop.DisableAsync("now", environmentFile: null, Token);
        Assert.Equal(EmergencyStopState.Disabled, stop.Read().State);
    }

    private static Task AllAtOnce(Func<int, Task> act) =>
        Task.WhenAll(Enumerable.Range(0, Operators).Select(number => Task.Run(
            async () =>
            {
                for (var round = 0; round < Rounds; round++)
                    await act(number);
            },
            Token)));

    private EmergencyStop Stop() => new(FlagPath, _ => null, TimeProvider.System);
}
