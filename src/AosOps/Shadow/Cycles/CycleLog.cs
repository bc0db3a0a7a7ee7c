namespace AosOps.Shadow;

/// <summary>
/// Reads the cycles of a log, one after the other. A cycle is given when the next one begins, because a second line may speak
/// of it.
/// </summary>
/// <param name="run">The name of the run.</param>
/// <param name="lines">The lines of the log.</param>
/// <param name="calendar">Gives the times their dates.</param>
/// <param name="isRunning">True where a process is at the cycle that has not ended.</param>
internal sealed class CycleLog(string run, LineReader lines, LogCalendar calendar, bool isRunning)
{
    private LogClock clock;
    private long lineNumber;
    private ShadowCycle? current;
    private ShadowCycle? complete;

    /// <summary>Gives the next cycle.</summary>
    /// <returns>The cycle, or null at the end.</returns>
    public ShadowCycle? Next(CancellationToken token)
    {
        while (complete is null && (lines.TryRead(out var line) || TryReadComplete(out line)))
        {
            token.ThrowIfCancellationRequested();
            Take(line);
        }

        if (complete is null && current is not null)
        {
            Finish(isRunning ? ShadowCycleState.Running : ShadowCycleState.Unfinished);
            current = null;
        }

        (var next, complete) = (complete, null);
        return next;
    }

    private bool TryReadComplete(out ReadOnlySpan<byte> line) =>
        lines.TryReadUnfinished(out line) && ShadowLogEvent.Read(ShadowLogEntry.Parse(line)).IsSelfContained;

    private void Take(ReadOnlySpan<byte> line)
    {
        lineNumber++;
        var entry = ShadowLogEntry.Parse(line);
        if (entry.Time.IsKnown)
            clock.Advance(entry.Time);
        var found = ShadowLogEvent.Read(entry);
        switch (found.Kind)
        {
            case ShadowLogEventKind.CycleBegan:
                Finish(ShadowCycleState.Unfinished);
                current = Begin(found.Number) with { StartedAt = calendar.At(clock.Now) };
                break;
            case ShadowLogEventKind.CycleEnded or ShadowLogEventKind.MismatchesDetected:
                End(found);
                break;
            case ShadowLogEventKind.RunStarted or ShadowLogEventKind.ShuttingDown or ShadowLogEventKind.Passed
                or ShadowLogEventKind.Failed or ShadowLogEventKind.Completed or ShadowLogEventKind.InterruptedReport:
                Finish(ShadowCycleState.Unfinished);
                current = null;
                break;
            default:
                break;
        }
    }

    private void End(in ShadowLogEvent found)
    {
        if (current?.Number != found.Number)
        {
            Finish(ShadowCycleState.Unfinished);
            current = Begin(found.Number);
        }

        var end = CycleEnd.Of(found.Number, found.Workflows, found.Replays, found.Mismatches);
        if (current!.State != ShadowCycleState.Running)
            end = new CycleEnd(found.Number, current.State, current.Mismatches ?? 0).With(end);
        var isCounted = found.Kind == ShadowLogEventKind.CycleEnded;
        current = current with
        {
            State = end.State,
            CompletedAt = current.CompletedAt ?? calendar.At(clock.Now),
            Workflows = isCounted ? found.Workflows : current.Workflows,
            Replays = isCounted ? found.Replays : current.Replays,
            Mismatches = end.State == ShadowCycleState.Crashed ? null : end.Mismatches,
        };
    }

    // Until it has ended, a cycle counts as running.
    private ShadowCycle Begin(int number) =>
        new() { Run = run, Number = number, State = ShadowCycleState.Running, LineNumber = lineNumber };

    private void Finish(ShadowCycleState unended) =>
        complete = current is { State: ShadowCycleState.Running } ? current with { State = unended } : current;
}
