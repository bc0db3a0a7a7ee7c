using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Golden.Storage;

/// <summary>Says what a shadow run will have stored, from its own measured rate.</summary>
/// <param name="snapshots">Observes the run.</param>
/// <param name="clock">Says what time it is.</param>
public sealed class GoldenForecaster(ShadowSnapshotReader snapshots, TimeProvider clock)
{
    private static readonly double[] UsualHours = [6, 12, 24];
    private static readonly double[] DiskMarks = [ShadowThresholds.DiskWarning, ShadowThresholds.DiskCritical];
    private static readonly TimeSpan Foreseeable = TimeSpan.FromDays(36525);

    /// <summary>Forecasts the golden files of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="hours">The hours from the beginning of the run to forecast besides 6, 12 and 24.</param>
    /// <param name="observer">Is told what could not be observed.</param>
    /// <param name="cancellationToken">Ends the measuring.</param>
    /// <returns>A row for each of the hours, then one for the moments at which the file system is 90 % and 95 % full.</returns>
    /// <exception cref="AosException">The run has no log or no run directory, cannot be read, or is too young to be measured.</exception>
    public async IAsyncEnumerable<GoldenForecast> ForecastAsync(
        ShadowRun run,
        IEnumerable<double> hours,
        IOperationObserver observer,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(observer);
        run.RequireLog();
        var snapshot = await snapshots.ReadAsync(run, new ShadowSnapshotOptions(), observer, cancellationToken);
        if (snapshot.Log is not { } log)
            yield break;
        var folder = run.GoldenDirectory ?? throw NoDirectory(run);
        var growth = RunGrowth.Measure(run, log, Measure(folder, cancellationToken));
        if (snapshot.State != ShadowRunState.Running)
            observer.Warn($"The run '{run.Name}' does not go on ({snapshot.State}): the forecast is of one like it, and the disk fills only if another begins now.");
        var rows = new ForecastRows(run.Name, growth, snapshot.Disk, clock.GetLocalNow());
        foreach (var hour in UsualHours.Concat(hours).Order().Distinct())
            yield return rows.AfterHours(hour);
        foreach (var percent in snapshot.Disk is null ? [] : DiskMarks)
            yield return rows.AtDisk(percent, Foreseeable);
    }

    private GoldenDirectoryUsage Measure(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return new DirectoryMeter(clock.GetUtcNow()).Measure(folder, GoldenDirectoryKind.Run, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folder, cause);
        }
    }

    private static AosException NoDirectory(ShadowRun run) =>
        new(ErrorIds.ShadowDirectoryNotFound, FailureKind.NotFound, $"The run '{run.Name}' has no run directory: its golden files cannot be measured.")
        {
            FilePath = run.LogPath,
            Remedy = "Name the run directory, or a log beside it.",
        };
}
