using AosOps.Helix;
using AosOps.Operations;
using AosOps.Tests.Helix.Systemd;

namespace AosOps.Tests.Helix.Services;

public sealed class HelixRestarterTests : IDisposable
{
    private const string Unit = "helix-shadow-metrics.service";

    private readonly StandIn programs = new();
    private readonly FakeTime time = new();
    private readonly RecordingObserver observer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => programs.Dispose();

    [Fact]
    public async Task A_service_is_asked_until_it_is_well()
    {
        programs.With("systemctl", "exit 0");
        // Whoever is well is asked twice: the second answer says how fast.
        var restart = RestartAsync(new ScriptedServices(unreachable: 1, degraded: 2), TimeSpan.FromSeconds(30));

        await AdvanceAsync(restart, TimeSpan.FromMilliseconds(200));

        Assert.Equal(HelixState.Running, (await restart).State);
        Assert.Equal([$"systemctl restart -- {Unit}"], programs.Calls);
        Assert.Equal(2, observer.Reports.Count);
        Assert.Contains("The seed file is missing.", observer.Reports.Last().Status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_well_in_time_is_an_error_that_says_how_it_is()
    {
        programs.With("systemctl", "exit 0");
        var restart = RestartAsync(new ScriptedServices(unreachable: int.MaxValue), TimeSpan.FromSeconds(2));

        await AdvanceAsync(restart, TimeSpan.FromMilliseconds(200));

        var failure = await Assert.ThrowsAsync<AosException>(() => restart);
        Assert.Equal((ErrorIds.HelixRestartTimedOut, FailureKind.TimedOut, "http://metrics.test/"), (failure.ErrorId, failure.Kind, failure.Endpoint));
        Assert.StartsWith($"{Unit} was restarted, and is not well after 2 s: http://metrics.test/", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_systemd_that_takes_longer_than_it_may_is_not_waited_for()
    {
        programs.With("systemctl", "exec sleep 600");
        var restart = RestartAsync(new ScriptedServices(unreachable: 0), TimeSpan.FromSeconds(2));

        await AdvanceAsync(restart, TimeSpan.FromSeconds(2), timers: 1);

        var failure = await Assert.ThrowsAsync<AosException>(() => restart);
        Assert.Equal(ErrorIds.HelixRestartTimedOut, failure.ErrorId);
        Assert.EndsWith("systemd is still starting it.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ActiveState=failed\\nResult=exit-code\\nExecMainStatus=2", "it ended (exit status 2).")]
    [InlineData("ActiveState=failed\\nResult=timeout", "it ended (timeout).")]
    [InlineData("ActiveState=activating\\nSubState=auto-restart\\nResult=signal", "it ended (signal).")]
    public async Task A_service_that_does_not_start_is_an_error_that_says_why(string state, string message)
    {
        programs.With("systemctl", $"[ $1 = show ] && printf '{state}\\n' && exit 0\necho 'See systemctl status.' >&2; exit 1");

        var failure = await Assert.ThrowsAsync<AosException>(() => RestartAsync(new ScriptedServices(unreachable: 0), TimeSpan.FromSeconds(30)));

        Assert.Equal(ErrorIds.HelixRestartFailed, failure.ErrorId);
        Assert.EndsWith(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Get-HelixLog", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_that_systemd_refuses_is_the_error_that_systemctl_gave()
    {
        programs.With("systemctl", "[ $1 = show ] && echo ActiveState=active && exit 0\necho 'Access denied' >&2; exit 4");

        var failure = await Assert.ThrowsAsync<AosException>(() => RestartAsync(new ScriptedServices(unreachable: 0), TimeSpan.FromSeconds(30)));

        Assert.Equal(ErrorIds.ProgramFailed, failure.ErrorId);
        Assert.Contains("Access denied", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_the_wait_gets_no_error_of_time()
    {
        programs.With("systemctl", "exec sleep 600");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var restart = RestartAsync(new ScriptedServices(unreachable: 0), TimeSpan.FromSeconds(2), stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => restart);
    }

    private Task<HelixStatus> RestartAsync(ScriptedServices services, TimeSpan timeout, CancellationToken? token = null) =>
        new HelixRestarter(new Systemctl(programs.SearchPath), new HelixStatusReader(services, time), time)
            .RestartAsync(HelixService.ShadowMetrics, timeout, observer, token ?? Token);

    /// <summary>Lets time pass whenever the restarter waits for it: with one timer for systemctl, with a second one for the service.</summary>
    private async Task AdvanceAsync(Task restart, TimeSpan step, int timers = 2)
    {
        while (!restart.IsCompleted)
        {
            if (time.Waiting == timers && programs.Calls.Length > 0)
                time.Advance(step);
            await Task.Yield();
        }
    }
}
