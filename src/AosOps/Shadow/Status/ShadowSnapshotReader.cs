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
    public async Task<ShadowSnapshot> ReadAsync(ShadowRun run, ShadowSnapshotOptions options, IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observer);
        var log = run.LogPath is not { } path ? null
            : options.CheckpointPath is { } place ? await ReadOnAsync(path, place, observer, cancellationToken)
            : Try(() => logs.Read(path, cancellationToken), observer, path);
        var process = log is { End: not ShadowLogEnd.None } ? null : processes.Find(run, observer);
        var (golden, isLarge) = Golden(run.GoldenDirectory, options, observer, cancellationToken);
        return new ShadowSnapshot
        {
            Run = run,
            ObservedAt = clock.GetLocalNow(),
            State = StateOf(log, process),
            Log = log,
            LogAge = clock.GetUtcNow() - log?.LastWrittenAt,
            Process = process,
            Disk = (run.Directory ?? run.LogPath) is { } disk ? Try(() => DiskUsage.Of(disk), observer, disk) : null,
            Golden = golden,
            IsGoldenLarge = isLarge,
        };
    }

    private async Task<ShadowLogStatistics?> ReadOnAsync(string path, string place, IOperationObserver observer, CancellationToken token)
    {
        var file = Directory.Exists(place) ? Path.Combine(place, Path.GetFileName(path) + CheckpointExtension) : place;
        var isCheckpoint = true;
        var checkpoint = Try(() => ShadowLogCheckpoint.Load(file), observer, file, () => isCheckpoint = false);
        if (Try(() => logs.ReadOn(path, checkpoint, token), observer, path) is not { } reading)
            return null;
        if (reading.StartedAfresh is { } why)
            observer.Warn($"'{path}' was read from its beginning: {why}.");

        // What is not a checkpoint may be something that somebody needs.
        if (isCheckpoint)
            await reading.Checkpoint.SaveAsync(file, token);
        return reading.Statistics;
    }

    private static (GoldenUsage? Usage, bool? IsLarge) Golden(string? folder, ShadowSnapshotOptions options, IOperationObserver observer, CancellationToken token)
    {
        if (!Directory.Exists(folder))
            return (null, null);
        if (!options.CountsGolden)
            return (null, Try<bool?>(() => GoldenUsage.Exceeds(folder, ShadowThresholds.GoldenBytesWarning, token), observer, folder));
        var usage = Try(() => GoldenUsage.Of(folder, token), observer, folder);
        return (usage, usage is null ? null : usage.Bytes > ShadowThresholds.GoldenBytesWarning);
    }

    private static ShadowRunState StateOf(ShadowLogStatistics? log, ShadowProcessIdentity? process) => (log, process) switch
    {
        ({ End: ShadowLogEnd.Interrupted }, _) => ShadowRunState.Interrupted,
        ({ End: ShadowLogEnd.Failed }, _) => ShadowRunState.Failed,
        ({ End: not ShadowLogEnd.None, Mismatches: 0, CyclesFailed: 0 }, _) => ShadowRunState.Completed,
        ({ End: not ShadowLogEnd.None }, _) => ShadowRunState.Failed,
        (_, not null) => ShadowRunState.Running,
        ({ CyclesStarted: 0, FirstActivity: null, Tracebacks: 0, ShellErrors: 0 }, _) or (null, _) => ShadowRunState.Unknown,
        _ => ShadowRunState.Aborted,
    };

    private static T? Try<T>(Func<T?> read, IOperationObserver observer, object target, Action? refused = null)
    {
        try
        {
            return read();
        }
        catch (AosException failure)
        {
            observer.Fail(failure, target);
            refused?.Invoke();
            return default;
        }
    }
}
