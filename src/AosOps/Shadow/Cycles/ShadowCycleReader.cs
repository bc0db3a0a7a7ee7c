using System.Runtime.CompilerServices;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Reads the cycles of a run: from its log, completed by the cycle reports where the log lacks a number; and
/// from the reports where there is no log, or a quiet one that names bad cycles only.
/// </summary>
/// <param name="processes">Finds the process of a run.</param>
/// <param name="clock">Gives the time zone that the log is in: that of the machine.</param>
public sealed class ShadowCycleReader(ShadowProcessFinder processes, TimeProvider clock)
{
    /// <summary>Creates a reader for the processes and the clock of this machine.</summary>
    public ShadowCycleReader()
        : this(new ShadowProcessFinder(), TimeProvider.System)
    {
    }

    /// <summary>Reads the cycles of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="observer">Is told what could not be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The cycles, streamed, in the order of the log, else of their numbers.</returns>
    /// <exception cref="AosException">The log cannot be read, or the reports cannot be listed.</exception>
    public async IAsyncEnumerable<ShadowCycle> ReadAsync(
        ShadowRun run, IOperationObserver observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.LogPath is { } path)
        {
            using var log = LoggedCycles.Open(path, clock.LocalTimeZone, cancellationToken);
            if (log.Whole.Cycles.IsDetailed || !Directory.Exists(run.ReportsDirectory))
            {
                foreach (var cycle in log.Read(run.Name, IsRunning(run, log.Whole, observer), cancellationToken))
                    yield return Complete(cycle, run.ReportsDirectory);
                yield break;
            }
        }

        if (Directory.Exists(run.ReportsDirectory))
        {
            await foreach (var report in CycleReportReader.ReadAllAsync(run.ReportsDirectory, cancellationToken))
                yield return Of(run, report);
        }
    }

    private bool IsRunning(ShadowRun run, ShadowLogTally whole, IOperationObserver observer) =>
        whole.End == ShadowLogEnd.None && whole.Cycles.OpenCycle != CycleTally.NoCycle && processes.Find(run, observer) is not null;

    private static ShadowCycle Complete(ShadowCycle cycle, string? reports)
    {
        var isComplete = cycle is { Workflows: not null, Replays: not null, Mismatches: not null };
        if (isComplete || reports is null || cycle.State == ShadowCycleState.Running)
            return cycle;
        var report = CycleReportReader.PathOf(reports, cycle.Number);
        return File.Exists(report) ? cycle.With(CycleReportReader.Read(report)) : cycle;
    }

    private static ShadowCycle Of(ShadowRun run, CycleReport report) => new ShadowCycle
    {
        Run = run.Name,
        Number = report.Cycle,
        State = report.Error is not null ? ShadowCycleState.Crashed : report.Mismatches > 0 || !report.Passed ? ShadowCycleState.Failed : ShadowCycleState.Succeeded,
    }.With(report);
}
