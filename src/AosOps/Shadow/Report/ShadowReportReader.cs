using AosOps.Golden;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Writes the report of a run. What cannot be read is reported as a failure, and its part of the report is empty.</summary>
/// <param name="processes">Finds the process of a run.</param>
/// <param name="clock">Says what time it is, and in which zone.</param>
public sealed class ShadowReportReader(ShadowProcessFinder processes, TimeProvider clock)
{
    private const int MostListed = 10;

    private readonly ShadowSnapshotReader snapshots = new(processes, clock);
    private readonly ShadowProcessInspector inspector = new(processes);
    private readonly ShadowMismatchReader mismatches = new(new ShadowCycleReader(processes, clock));

    /// <summary>Creates a reader for the processes and the clock of this machine.</summary>
    public ShadowReportReader()
        : this(new ShadowProcessFinder(), TimeProvider.System)
    {
    }

    /// <summary>Reports on a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="observer">Is told what could not be read.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The report.</returns>
    public async Task<ShadowReport> ReadAsync(ShadowRun run, IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(observer);
        var snapshot = await snapshots.ReadAsync(run, new ShadowSnapshotOptions(), observer, cancellationToken);
        return new ShadowReport
        {
            Run = run.Name,
            Status = ShadowStatus.Of(snapshot),
            Process = snapshot.Process is null ? null : Inspect(run, observer),
            Cycles = snapshot.Log is { } log ? Cycles(log) : null,
            Mismatches = await MismatchesAsync(run, observer, cancellationToken),
            Golden = Golden(run, observer, cancellationToken),
            Resources = Resources(run, snapshot),
            Log = snapshot.Log is { } file ? Log(file, snapshot.LogAge) : null,
        };
    }

    private ShadowProcess? Inspect(ShadowRun run, IOperationObserver observer)
    {
        try
        {
            return inspector.Inspect(run, observer);
        }
        catch (AosException failure) when (failure.ErrorId == ErrorIds.ShadowProcessNotFound)
        {
            // It ended since it was seen.
            return null;
        }
    }

    private static ShadowCycleSection Cycles(ShadowLogStatistics log) => new(
        log.CyclesStarted, log.CyclesSucceeded, log.CyclesFailed, log.CyclesCrashed, log.CyclesUnfinished,
        log.LastCycle, log.ProgressLines, log.Errors, log.Warnings, log.Tracebacks);

    private async Task<ShadowMismatchSection> MismatchesAsync(ShadowRun run, IOperationObserver observer, CancellationToken token)
    {
        var total = 0L;
        var (cycles, first) = (new List<int>(), new List<ShadowMismatch>());
        try
        {
            await foreach (var mismatch in mismatches.ReadAsync(run, observer, token))
            {
                total += mismatch.Count;
                if (cycles.Count == 0 || cycles[^1] != mismatch.Cycle)
                    cycles.Add(mismatch.Cycle);
                if (first.Count < MostListed)
                    first.Add(mismatch);
            }
        }
        catch (AosException failure)
        {
            observer.Fail(failure, run);
        }

        return new ShadowMismatchSection(total, cycles, first);
    }

    private ShadowGoldenSection? Golden(ShadowRun run, IOperationObserver observer, CancellationToken token)
    {
        if (run.GoldenDirectory is not { } folder || !Directory.Exists(folder))
            return null;
        try
        {
            var (usage, newest) = RecentGoldenFiles.Find(folder, MostListed, clock.LocalTimeZone, token);
            return new ShadowGoldenSection(folder, usage.Files, usage.Bytes, newest, Sample(newest, observer));
        }
        catch (AosException failure)
        {
            observer.Fail(failure, folder);
            return null;
        }
    }

    private static ShadowGoldenFile? Sample(IReadOnlyList<RecentFile> newest, IOperationObserver observer)
    {
        foreach (var file in newest)
        {
            try
            {
                return ShadowGoldenFileReader.Read(file.Path);
            }
            catch (AosException failure)
            {
                observer.Fail(failure, file.Path);
            }
        }

        return null;
    }

    private static ShadowResourceSection Resources(ShadowRun run, ShadowSnapshot snapshot)
    {
        var (total, available) = MachineMemory.Read();
        var ofLog = run.LogPath is null ? null : run.Directory is null ? snapshot.Disk : Disk(run.LogPath);
        return new ShadowResourceSection(run.Directory is null ? null : snapshot.Disk, ofLog, total, available);
    }

    private static DiskUsage? Disk(string path)
    {
        try
        {
            return DiskUsage.Of(path);
        }
        catch (AosException)
        {
            // The log itself was reported already.
            return null;
        }
    }

    private static ShadowLogSection Log(ShadowLogStatistics log, TimeSpan? age) => new(
        log.Path, log.Bytes, log.Lines, log.FirstActivity, log.LastActivity, age, log.Sessions, log.ClockStepsBack);
}
