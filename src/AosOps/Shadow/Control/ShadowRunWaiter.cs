using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Waits for the end of runs.</summary>
/// <param name="processes">Finds the process of a run.</param>
/// <param name="clock">Gives the time, and the waits.</param>
public sealed class ShadowRunWaiter(ShadowProcessFinder processes, TimeProvider clock)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private readonly ShadowLogReader logs = new(clock);
    private readonly ShadowSnapshotReader snapshots = new(processes, clock);

    /// <summary>Waits until a run has ended, or its process is gone.</summary>
    /// <param name="run">The run.</param>
    /// <param name="timeout">How long to wait at most, or null.</param>
    /// <param name="observer">Is told how far the run is.</param>
    /// <param name="cancellationToken">Ends the wait; the run goes on.</param>
    /// <returns>The run's final status.</returns>
    /// <exception cref="AosException">The run goes on after the time given, or its log cannot be read.</exception>
    public async Task<ShadowStatus> WaitAsync(ShadowRun run, TimeSpan? timeout, IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(observer);
        var start = clock.GetTimestamp();
        ShadowLogReading? log = null;
        while (IsUnderWay(run, ref log, cancellationToken))
        {
            if (clock.GetElapsedTime(start) >= timeout)
                throw TimedOut(run, timeout.Value);
            if (log is not null)
                observer.Report(ShadowRunProgress.Of(log.Statistics, clock));
            await Task.Delay(PollInterval, clock, cancellationToken);
        }

        return ShadowStatus.Of(await snapshots.ReadAsync(run, new ShadowSnapshotOptions(), observer, cancellationToken));
    }

    /// <summary>Of the log only what is new is read.</summary>
    private bool IsUnderWay(ShadowRun run, ref ShadowLogReading? log, CancellationToken cancellationToken)
    {
        if (run.LogPath is { } path && File.Exists(path))
            log = logs.ReadOn(path, log?.Checkpoint, cancellationToken);
        return log?.Statistics is not { End: not ShadowLogEnd.None } && processes.Find(run) is not null;
    }

    private static AosException TimedOut(ShadowRun run, TimeSpan timeout) =>
        new(ErrorIds.ShadowRunWaitTimedOut, FailureKind.TimedOut, $"The run '{run}' goes on after {timeout.TotalSeconds:0.###} seconds.")
        {
            FilePath = run.Directory ?? run.LogPath,
            Remedy = "Wait longer, or end it with Stop-ShadowRun.",
        };
}
