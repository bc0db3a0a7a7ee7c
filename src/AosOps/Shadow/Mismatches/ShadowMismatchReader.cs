using System.Runtime.CompilerServices;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Reads the mismatches of a run: from its cycle reports, and from the log those of cycles without a report.</summary>
/// <param name="cycles">Reads the cycles of the log.</param>
public sealed class ShadowMismatchReader(ShadowCycleReader cycles)
{
    /// <summary>Reads the mismatches of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="observer">Is told which reports cannot be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The mismatches, streamed, in the order of the reports, then of the log.</returns>
    /// <exception cref="AosException">The reports cannot be listed, or the log cannot be read.</exception>
    public async IAsyncEnumerable<ShadowMismatch> ReadAsync(
        ShadowRun run, IOperationObserver observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(observer);
        var reported = new HashSet<int>();
        if (Directory.Exists(run.ReportsDirectory))
        {
            await foreach (var report in CycleReportReader.ReadAllAsync(run.ReportsDirectory, cancellationToken))
            {
                if (report.Error is { } error)
                    observer.Fail(Unreadable(report, error), report.Path);
                else
                    reported.Add(report.Cycle);
                foreach (var mismatch in Of(run, report))
                    yield return mismatch;
            }
        }

        if (run.LogPath is not { } log)
            yield break;
        await foreach (var cycle in cycles.ReadAsync(run with { Directory = null }, observer, cancellationToken))
        {
            if (cycle.Mismatches > 0 && !reported.Contains(cycle.Number))
                yield return ShadowMismatch.Of(cycle, log);
        }
    }

    private static IEnumerable<ShadowMismatch> Of(ShadowRun run, CycleReport report)
    {
        foreach (var detail in report.MismatchDetails)
            yield return ShadowMismatch.Of(run, report, detail);
        var others = report.Mismatches - report.MismatchDetails.Count;
        if (others > 0)
            yield return ShadowMismatch.WithoutDetails(run, report, others);
    }

    private static AosException Unreadable(CycleReport report, string error) =>
        new(ErrorIds.CycleReportInvalid, FailureKind.InvalidData, $"The report of cycle {report.Cycle} cannot be read: {error}")
        {
            FilePath = report.Path,
            Remedy = "A traceback in it is that of the worker that crashed in this cycle.",
        };
}
