namespace AosOps.Shadow;

/// <summary>Turns a tally into the numbers that the tools show.</summary>
internal static class ShadowLogSummary
{
    /// <summary>Describes a log.</summary>
    public static ShadowLogStatistics Of(string path, ShadowLogTally tally, LogCalendar calendar)
    {
        var totals = tally.Cycles.Totals;
        var isOpen = tally.Cycles.OpenCycle != CycleTally.NoCycle;
        var ended = tally.End != ShadowLogEnd.None;
        return new ShadowLogStatistics
        {
            Path = path,
            Lines = tally.Lines,
            Bytes = tally.Bytes,
            CyclesStarted = totals.Started,
            CyclesSucceeded = totals.Succeeded,
            CyclesFailed = totals.Failed,
            CyclesCrashed = totals.Crashed,
            CyclesUnfinished = totals.Unfinished,
            OpenCycle = isOpen ? tally.Cycles.OpenCycle : null,
            OpenCycleStartedAt = isOpen ? calendar.At(tally.Cycles.OpenSince) : null,
            LastCycle = tally.Cycles.LastCycle,
            Workflows = totals.Workflows,
            Replays = totals.Replays,
            Mismatches = totals.Mismatches,
            ProgressLines = tally.ProgressLines,
            Errors = tally[ShadowLogLevel.Error],
            Warnings = tally[ShadowLogLevel.Warn],
            Tracebacks = tally.Tracebacks,
            ShellErrors = tally.ShellErrors,
            Sessions = tally.Cycles.Restarts + (totals.Started > 0 ? 1 : 0),
            ClockStepsBack = tally.Clock.StepsBack,
            FirstActivity = calendar.At(new LogInstant(0, tally.Clock.First)),
            LastActivity = calendar.At(tally.Clock.Now),
            Header = tally.Header,
            End = tally.End,
            EndedAt = ended ? calendar.At(tally.EndedAt) : null,
            FinalReport = tally.FinalReport,
        };
    }
}
