using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Observes runs. What cannot be observed is reported as a failure, and the rest goes on.</summary>
/// <param name="processes">Finds the process of a run.</param>
/// <param name="clock">Says what time it is, and in which zone.</param>
public sealed class ShadowSnapshotReader(ShadowProcessFinder processes, TimeProvider clock)
{
    private const string CheckpointExtension = ".checkpoint.json";

    private readonly ShadowLogReader logs = new(clock);

    /// <summary>Creates a reader for the processes and the clock of this machine.</summary>
    public ShadowSnapshotReader()
        : this(new ShadowProcessFinder(), TimeProvider.System)
    {
    }

    /// <summary>Observes a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">How to look.</param>
    /// <param name="observer">Is told what could not be observed.</param>
    /// <param name="cancellationToken">Ends the observation.</param>
    /// <returns>The observation.</returns>
    public Task<ShadowSnapshot> ReadAsync(ShadowRun run, ShadowSnapshotOptions options, IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observer);
        if (run.LogPath is { } path && options.CheckpointPath is { } place)
            return ReadOnAsync(run, path, place, options, observer, cancellationToken);

        // Without a checkpoint nothing is waited for: the commonest command of all starts without the machinery for it.
        var log = run.LogPath is null ? null : ReadLog(run.LogPath, observer, cancellationToken);
        return Task.FromResult(Observe(run, log, options, observer, cancellationToken));
    }

    private async Task<ShadowSnapshot> ReadOnAsync(
        ShadowRun run, string path, string place, ShadowSnapshotOptions options, IOperationObserver observer, CancellationToken token)
    {
        var file = Directory.Exists(place) ? Path.Combine(place, Path.GetFileName(path) + CheckpointExtension) : place;
        var isCheckpoint = true;
        var checkpoint = Try(() => ShadowLogCheckpoint.Load(file), observer, file, () => isCheckpoint = false);
        var reading = Try(() => logs.ReadOn(path, checkpoint, token), observer, path);
        if (reading?.StartedAfresh is { } why)
            observer.Warn($"'{path}' was read from its beginning: {why}.");

        // What is not a checkpoint may be something that somebody needs.
        if (reading is not null && isCheckpoint)
            await SaveAsync(reading.Checkpoint, file, observer, token);
        return Observe(run, reading?.Statistics, options, observer, token);
    }

    private static async Task SaveAsync(ShadowLogCheckpoint checkpoint, string file, IOperationObserver observer, CancellationToken token)
    {
        try
        {
            await checkpoint.SaveAsync(file, token);
        }
        catch (AosException failure)
        {
            observer.Fail(failure, file);
        }
    }

    private ShadowLogStatistics? ReadLog(string path, IOperationObserver observer, CancellationToken token) =>
        Try(() => logs.Read(path, token), observer, path);

    private ShadowSnapshot Observe(
        ShadowRun run, ShadowLogStatistics? log, ShadowSnapshotOptions options, IOperationObserver observer, CancellationToken token)
    {
        var process = log is { End: not ShadowLogEnd.None } ? null : processes.Find(run, observer);

        // A run that ended after its log was read, and before its process was looked for, has not died.
        if (process is null && log is { End: ShadowLogEnd.None } && new FileInfo(log.Path) is { Exists: true } file && file.Length != log.Bytes)
            log = ReadLog(log.Path, observer, token) ?? log;
        var state = StateOf(log, process);
        var snapshot = new ShadowSnapshot
        {
            Run = run,
            ObservedAt = clock.GetLocalNow(),
            State = state,
            Log = log,
            OpenCycleReport = state == ShadowRunState.Aborted && log?.OpenCycle is { } open ? CycleReportReader.TryRead(run.ReportsDirectory, open, observer) : null,
            LogAge = log is null ? null : clock.GetUtcNow() - log.LastWrittenAt,
            Process = process,
            Disk = (run.Directory ?? run.LogPath) is { } disk ? Try(() => DiskUsage.Of(disk), observer, disk) : null,
        };
        return run.GoldenDirectory is { } golden && Directory.Exists(golden) ? WithGolden(snapshot, golden, options, observer, token) : snapshot;
    }

    private static ShadowSnapshot WithGolden(
        ShadowSnapshot snapshot, string folder, ShadowSnapshotOptions options, IOperationObserver observer, CancellationToken token)
    {
        try
        {
            if (!options.CountsGolden)
                return snapshot with { IsGoldenLarge = GoldenUsage.Exceeds(folder, ShadowThresholds.GoldenBytesWarning, token) };
            var usage = GoldenUsage.Of(folder, token);
            return snapshot with { Golden = usage, IsGoldenLarge = usage.Bytes > ShadowThresholds.GoldenBytesWarning };
        }
        catch (AosException failure)
        {
            observer.Fail(failure, folder);
            return snapshot;
        }
    }

    private static ShadowRunState StateOf(ShadowLogStatistics? log, ShadowProcessIdentity? process) => log switch
    {
        { End: ShadowLogEnd.Interrupted } => ShadowRunState.Interrupted,
        { End: not (ShadowLogEnd.None or ShadowLogEnd.Failed), Mismatches: 0, CyclesFailed: 0 } => ShadowRunState.Completed,
        { End: not ShadowLogEnd.None } => ShadowRunState.Failed,
        _ when process is not null => ShadowRunState.Running,
        null or { CyclesStarted: 0, FirstActivity: null, Tracebacks: 0, ShellErrors: 0 } => ShadowRunState.Unknown,
        _ => ShadowRunState.Aborted,
    };

    private static T? Try<T>(Func<T?> read, IOperationObserver observer, object target, Action? refused = null)
        where T : class
    {
        try
        {
            return read();
        }
        catch (AosException failure)
        {
            observer.Fail(failure, target);
            refused?.Invoke();
            return null;
        }
    }
}
