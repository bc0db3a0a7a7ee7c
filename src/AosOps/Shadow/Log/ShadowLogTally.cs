using System.Runtime.CompilerServices;
using System.Text;

namespace AosOps.Shadow;

/// <summary>
/// Counts what the lines of a log report, in their order. The tallies of consecutive parts of a log can be put
/// together when every part but the first begins with a <c>Running cycle</c> line.
/// </summary>
internal sealed class ShadowLogTally
{
    /// <summary>The times.</summary>
    public LogClock Clock;

    /// <summary>The cycles.</summary>
    public CycleTally Cycles = new();

    private long[] levels = new long[(int)ShadowLogLevel.Shadow + 1];

    /// <summary>The complete lines.</summary>
    public long Lines { get; set; }

    /// <summary>Their bytes, with line feeds.</summary>
    public long Bytes { get; set; }

    /// <summary>True inside a line that is too long to keep and has been counted.</summary>
    public bool InsideLongLine { get; set; }

    /// <summary>Progress lines.</summary>
    public long ProgressLines { get; set; }

    /// <summary>Tracebacks.</summary>
    public long Tracebacks { get; set; }

    /// <summary>Errors of the shell.</summary>
    public long ShellErrors { get; set; }

    /// <summary>How the last session ended.</summary>
    public ShadowLogEnd End { get; set; }

    /// <summary>When it ended.</summary>
    public LogInstant EndedAt { get; set; }

    /// <summary>The report that the end names.</summary>
    public string? FinalReport { get; set; }

    /// <summary>The header that came last.</summary>
    public ShadowLogHeader Header { get; set; } = new();

    /// <summary>The lines of a level.</summary>
    public ref long this[ShadowLogLevel level] => ref levels[(int)level];

    /// <summary>A tally that goes on from here without touching this one.</summary>
    public ShadowLogTally Clone()
    {
        var clone = (ShadowLogTally)MemberwiseClone();
        clone.levels = [.. levels];
        return clone;
    }

    /// <summary>Counts what one line reports.</summary>
    public void Add(in ShadowLogEntry entry, in ShadowLogEvent found)
    {
        this[entry.Level]++;
        if (entry.Time.IsKnown)
            Clock.Advance(entry.Time);
        switch (found.Kind)
        {
            case ShadowLogEventKind.None:
                break;
            case ShadowLogEventKind.CycleBegan:
                BeginCycle(found.Number);
                break;
            case ShadowLogEventKind.CycleEnded or ShadowLogEventKind.MismatchesDetected:
                Cycles.End(found.Number, found.Workflows, found.Replays, found.Mismatches);
                break;
            case ShadowLogEventKind.Progress:
                AddProgress(found.Number, found.Workflows ?? 0, found.Mismatches ?? 0);
                break;
            case ShadowLogEventKind.RunStarted:
                Cycles.StartSession();
                GoOn();
                break;
            case ShadowLogEventKind.Field:
                AddField(found.Field, found.Value);
                break;
            case ShadowLogEventKind.Traceback:
                Tracebacks++;
                break;
            case ShadowLogEventKind.ShellError:
                ShellErrors++;
                break;
            case ShadowLogEventKind.InterruptedReport:
                FinalReport = Encoding.UTF8.GetString(found.Value);
                EndRun(ShadowLogEnd.Interrupted);
                break;
            default:
                EndRun(EndOf(found.Kind));
                break;
        }
    }

    /// <summary>A cycle begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginCycle(int number)
    {
        if (End != ShadowLogEnd.None)
            GoOn();
        Cycles.BeginNext(number, Clock.Now);
    }

    /// <summary>The log states its totals so far.</summary>
    public void AddProgress(int cycles, int workflows, int mismatches)
    {
        ProgressLines++;
        Cycles.Session.StateCycles(cycles);
        Cycles.Session.Workflows.State(workflows);
        Cycles.Session.Mismatches.State(mismatches);
    }

    /// <summary>Goes on with the tally of the next part of the log.</summary>
    /// <param name="next">Begins with a <c>Running cycle</c> line, or is empty.</param>
    public void Append(ShadowLogTally next)
    {
        if (next.Lines == 0)
            return;
        Lines += next.Lines;
        Bytes += next.Bytes;
        InsideLongLine = next.InsideLongLine;
        for (var level = 0; level < levels.Length; level++)
            levels[level] += next.levels[level];
        ProgressLines += next.ProgressLines;
        Tracebacks += next.Tracebacks;
        ShellErrors += next.ShellErrors;

        var before = Clock.Now;
        var days = Clock.Append(next.Clock);
        Cycles.Append(next.Cycles, before, days);
        End = next.End;
        EndedAt = next.EndedAt.IsKnown ? next.EndedAt.Later(days) : before;
        FinalReport = next.FinalReport;
        Header = LogFields.Merge(Header, next.Header);
    }

    private void AddField(ShadowLogField field, ReadOnlySpan<byte> value)
    {
        ref var session = ref Cycles.Session;
        switch (field)
        {
            case ShadowLogField.CyclesCompleted:
                session.StateCycles(LogFields.Number(value) ?? 0);
                EndRun(ShadowLogEnd.Completed);
                break;
            case ShadowLogField.TotalWorkflows:
                session.Workflows.State(LogFields.Number(value) ?? 0);
                break;
            case ShadowLogField.TotalReplays:
                session.Replays.State(LogFields.Number(value) ?? 0);
                break;
            case ShadowLogField.Mismatches:
                session.Mismatches.State(LogFields.Number(value) ?? 0);
                break;
            case ShadowLogField.FinalReport:
                FinalReport = Encoding.UTF8.GetString(value);
                EndRun(ShadowLogEnd.Completed);
                break;
            default:
                Header = LogFields.With(Header, field, value);
                break;
        }
    }

    private void EndRun(ShadowLogEnd end)
    {
        Cycles.Abandon();
        if (End is ShadowLogEnd.None or ShadowLogEnd.Completed || end is ShadowLogEnd.Passed or ShadowLogEnd.Failed)
            End = end;
        EndedAt = Clock.Now;
    }

    private void GoOn()
    {
        End = ShadowLogEnd.None;
        FinalReport = null;
    }

    private static ShadowLogEnd EndOf(ShadowLogEventKind kind) => kind switch
    {
        ShadowLogEventKind.Passed => ShadowLogEnd.Passed,
        ShadowLogEventKind.Failed => ShadowLogEnd.Failed,
        ShadowLogEventKind.ShuttingDown => ShadowLogEnd.Interrupted,
        _ => ShadowLogEnd.Completed,
    };
}
