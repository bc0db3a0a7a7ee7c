using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Finds the mismatches of a run: described in the cycle reports (at most five a cycle), and counted there and in the log.
/// Where report and log do not agree on a cycle, the higher number holds.
/// </summary>
/// <param name="clock">Gives the time zone that the log is in: that of the machine.</param>
public sealed class ShadowMismatchReader(TimeProvider clock)
{
    /// <summary>Reads the mismatches of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="observer">Is told of reports, and of a log, that cannot be read; the rest is read all the same.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The mismatches, in the order of the cycles.</returns>
    public IAsyncEnumerable<ShadowMismatch> ReadAsync(ShadowRun run, IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(observer);
        var reports = CycleReportTally.Read(run.ReportsDirectory, observer, cancellationToken);
        return Read(run, reports, observer, cancellationToken).ToAsyncEnumerable();
    }

    /// <summary>Reads the mismatches of a run whose reports have been read.</summary>
    internal IEnumerable<ShadowMismatch> Read(ShadowRun run, CycleReportTally reports, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var log = ReadLog(run, observer, cancellationToken);
        var found = 0L;
        foreach (var cycle in Join(run, log, reports.Mismatched))
        {
            foreach (var mismatch in cycle.List())
            {
                found += mismatch.Count;
                yield return mismatch;
            }
        }

        if (log.Total > found)
            yield return Lost(run, log.Total - found);
    }

    private LoggedMismatches ReadLog(ShadowRun run, IOperationObserver observer, CancellationToken token)
    {
        if (run.LogPath is not { } path)
            return LoggedMismatches.None;
        try
        {
            using var log = LoggedCycles.Open(path, clock.LocalTimeZone, token);
            var cycles = log.Read(run.Name, isRunning: false, token)
                .Where(cycle => cycle.Mismatches > 0)
                .Select(cycle => new MismatchedCycle(run, cycle.Number) { Logged = cycle });
            return new LoggedMismatches([.. cycles], log.Whole.Cycles.Totals.Mismatches, IsContinued: log.Whole.Cycles.Restarts > 0);
        }
        catch (AosException failure)
        {
            observer.Fail(failure, path);
            return LoggedMismatches.None;
        }
    }

    private static IEnumerable<MismatchedCycle> Join(ShadowRun run, LoggedMismatches log, IReadOnlyList<CycleReport> reports)
    {
        var cycles = log.Cycles;
        var byNumber = reports.DistinctBy(report => report.Cycle).ToDictionary(report => report.Cycle);

        // In a continued log a number occurs more than once; the report is that of the last time.
        for (var index = cycles.Count - 1; index >= 0; index--)
        {
            if (byNumber.Remove(cycles[index].Number, out var report))
                cycles[index] = cycles[index] with { Report = report };
        }

        cycles.AddRange(byNumber.Values.Select(report => new MismatchedCycle(run, report.Cycle) { Report = report }));
        return log.IsContinued ? cycles : cycles.OrderBy(cycle => cycle.Number);
    }

    private static ShadowMismatch Lost(ShadowRun run, long count) => new()
    {
        Run = run.Name,
        Count = count,
        Source = MismatchSource.Log,
        Message = $"{count} mismatches are in the totals of the log and in none of its cycles; Get-ShadowLog -Level Error may name them.",
    };

    private sealed record LoggedMismatches(List<MismatchedCycle> Cycles, long Total, bool IsContinued)
    {
        public static LoggedMismatches None => new([], 0, IsContinued: false);
    }
}
