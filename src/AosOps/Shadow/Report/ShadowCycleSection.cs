namespace AosOps.Shadow;

/// <summary>The section of a report about the cycles of a run: by its log or, without one, by its cycle reports.</summary>
/// <param name="Total">Cycles that began.</param>
/// <param name="Successful">Cycles whose own line says <c>0 mismatches</c>.</param>
/// <param name="Failed">Cycles with mismatches, and crashed ones.</param>
/// <param name="Crashed">Of the failed cycles, those that crashed.</param>
/// <param name="Unfinished">Cycles that began and never ended; the one that a running run is at is not among them.</param>
/// <param name="Last">The number of the cycle that began last, or null.</param>
/// <param name="Workflows">Workflows that were executed.</param>
/// <param name="Replays">Replays.</param>
/// <param name="ProgressLines">Progress lines of the log; they are no cycles.</param>
/// <param name="Reports">Cycle reports that are there.</param>
/// <param name="UnreadableReports">Of them, those that cannot be read.</param>
public sealed record ShadowCycleSection(
    long Total, long Successful, long Failed, long Crashed, long Unfinished, int? Last, long Workflows, long Replays, long ProgressLines, int Reports, int UnreadableReports)
{
    internal static ShadowCycleSection Of(ShadowStatus status, ShadowLogStatistics log, CycleReportTally reports) => new(
        status.Cycles, status.SuccessfulCycles, status.FailedCycles, status.CrashedCycles, status.UnfinishedCycles,
        status.LastCycle, status.Workflows, status.Replays, log.ProgressLines, reports.Reports, reports.Unreadable);

    internal static ShadowCycleSection Of(CycleReportTally reports) => new(
        reports.Reports, reports.Passed, reports.Reports - reports.Passed, reports.Unreadable, Unfinished: 0,
        reports.LastCycle, reports.Workflows, reports.Replays, ProgressLines: 0, reports.Reports, reports.Unreadable);
}
