using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Ends runs. A run that is asked to end still writes its final report; one that is killed does not.</summary>
/// <param name="processes">Finds the process of a run.</param>
/// <param name="clock">Times the wait.</param>
public sealed class ShadowRunStopper(ShadowProcessFinder processes, TimeProvider clock)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Finds the process that is to be ended.</summary>
    /// <param name="run">The run.</param>
    /// <param name="observer">Is told of a PID file that cannot be read.</param>
    /// <returns>The process.</returns>
    /// <exception cref="AosException">No process executes the run, or this very one does.</exception>
    public ShadowProcessIdentity Find(ShadowRun run, IOperationObserver observer)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(observer);
        var process = processes.Find(run, observer) ?? throw NotRunning(run);
        return process.ProcessId == Environment.ProcessId ? throw Own(run) : process;
    }

    /// <summary>Ends a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="process">Its process, as <see cref="Find"/> gave it.</param>
    /// <param name="timeout">How long it may take to end when it is asked.</param>
    /// <param name="force">Whether it is killed where that was not enough.</param>
    /// <param name="observer">Is told of having killed.</param>
    /// <param name="cancellationToken">Ends the wait; the run has been asked to end all the same.</param>
    /// <returns>A task that ends when the process is gone.</returns>
    /// <exception cref="AosException">The process has ended by itself meanwhile, may not be signalled, or goes on.</exception>
    public async Task StopAsync(ShadowRun run, ShadowProcessIdentity process, TimeSpan timeout, bool force, IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(observer);
        if (!process.IsAlive())
            throw NotRunning(run);
        ProcessSignal.Terminate(process.ProcessId);
        if (await HasEndedAsync(process, timeout, cancellationToken))
            return;
        if (!force)
            throw TimedOut(run, process, timeout);
        observer.Warn($"Process {process.ProcessId} did not end within {timeout.TotalSeconds:0.###} seconds and is killed: the run has no final report.");
        ProcessSignal.Kill(process.ProcessId);
        if (!await HasEndedAsync(process, KillTimeout, cancellationToken))
            throw TimedOut(run, process, KillTimeout);
    }

    private async Task<bool> HasEndedAsync(ShadowProcessIdentity process, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (process.IsAlive())
        {
            if (clock.GetElapsedTime(start) >= timeout)
                return false;
            await Task.Delay(PollInterval, clock, cancellationToken);
        }

        return true;
    }

    private static AosException NotRunning(ShadowRun run) =>
        new(ErrorIds.ShadowProcessNotFound, FailureKind.NotFound, $"No process executes the run '{run}'.")
        {
            FilePath = run.Directory ?? run.LogPath,
            Remedy = "It has ended, or died: Get-ShadowStatus says which.",
        };

    private static AosException Own(ShadowRun run) =>
        new(ErrorIds.ShadowProcessRefused, FailureKind.InvalidOperation, $"The run '{run}' is executed by this very process.")
        {
            Remedy = "End it with Ctrl+C.",
        };

    private static AosException TimedOut(ShadowRun run, ShadowProcessIdentity process, TimeSpan timeout) =>
        new(ErrorIds.ShadowRunStopTimedOut, FailureKind.TimedOut, $"Process {process.ProcessId} of the run '{run}' did not end within {timeout.TotalSeconds:0.###} seconds.")
        {
            FilePath = run.Directory ?? run.LogPath,
            Remedy = "Get-ShadowProcess says what it waits for; Stop-ShadowRun -Force kills it.",
        };
}
