using AosOps.Golden;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Writes the report of a run. What cannot be read is reported as a failure, and its part of the report is empty.</summary>
/// <param name="processes">Finds the process of a run.</param>
/// <param name="clock">Says what time it is, and in which zone.</param>
public sealed class ShadowReportReader(ShadowProcessFinder processes, TimeProvider clock)
{
    private const int MostListed = 5;

    private readonly ShadowSnapshotReader snapshots = new(processes, clock);
    private readonly ShadowProcessInspector inspector = new(processes);
    private readonly ShadowMismatchReader mismatches = new(clock);

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
        var reports = CycleReportTally.Read(run.ReportsDirectory, observer, cancellationToken);
        var golden = Golden(run, observer, cancellationToken);
        var usage = golden is null ? null : new GoldenUsage(golden.Files, golden.Bytes);
        var status = ShadowStatus.Of(snapshot with { Golden = usage });
        return new ShadowReport
        {
            Run = run.Name,
            Status = status,
            Process = snapshot.Process is null ? null : inspector.Inspect(run, snapshot.Process),
            Cycles = snapshot.Log is { } log ? ShadowCycleSection.Of(status, log, reports) : ShadowCycleSection.Of(reports),
            Mismatches = Mismatches(mismatches.Read(run with { LogPath = snapshot.Log?.Path }, reports, observer, cancellationToken)),
            Golden = golden,
            Resources = Resources(run, snapshot, observer),
            Log = snapshot.Log is { } file ? Log(file, snapshot.LogAge, observer, cancellationToken) : null,
        };
    }

    private static ShadowMismatchSection Mismatches(IEnumerable<ShadowMismatch> mismatches)
    {
        var total = 0L;
        var (cycles, first) = (new List<int>(), new List<ShadowMismatch>());
        foreach (var mismatch in mismatches)
        {
            total += mismatch.Count;
            if (mismatch.Cycle is { } cycle && (cycles.Count == 0 || cycles[^1] != cycle))
                cycles.Add(cycle);
            if (mismatch.RunId is not null && first.Count < MostListed)
                first.Add(mismatch);
        }

        return new ShadowMismatchSection(total, cycles, first);
    }

    private ShadowGoldenSection? Golden(ShadowRun run, IOperationObserver observer, CancellationToken token)
    {
        if (run.GoldenDirectory is not { } folder || !Directory.Exists(folder))
            return null;
        return Try(
            () =>
            {
                var (usage, newest) = RecentGoldenFiles.Find(folder, MostListed, clock.LocalTimeZone, token);
                return new ShadowGoldenSection(folder, usage.Files, usage.Bytes, newest, Sample(newest, observer));
            },
            observer,
            folder);
    }

    private static ShadowGoldenFile? Sample(IReadOnlyList<RecentFile> newest, IOperationObserver observer)
    {
        foreach (var file in newest)
        {
            if (Try(() => ShadowGoldenFileReader.Read(file.Path), observer, file.Path) is { } sample)
                return sample;
        }

        return null;
    }

    private static ShadowResourceSection Resources(ShadowRun run, ShadowSnapshot snapshot, IOperationObserver observer)
    {
        var load = MachineLoad.Read();
        var ofLog = snapshot.Log is null ? null : run.Directory is null ? snapshot.Disk : Try(() => DiskUsage.Of(snapshot.Log.Path), observer, run.LogPath);
        return new ShadowResourceSection(
            run.Directory is null ? null : snapshot.Disk, ofLog, load.MemoryTotal, load.MemoryAvailable, load.Average, Environment.ProcessorCount);
    }

    private static ShadowLogSection? Log(ShadowLogStatistics log, TimeSpan? age, IOperationObserver observer, CancellationToken token) =>
        Try(() => LogEncoding.Read(log.Path, token), observer, log.Path) is { } encoding ? ShadowLogSection.Of(log, age, encoding) : null;

    private static T? Try<T>(Func<T> read, IOperationObserver observer, object? target)
        where T : class
    {
        try
        {
            return read();
        }
        catch (AosException failure)
        {
            observer.Fail(failure, target);
            return null;
        }
    }
}
