using System.Runtime.CompilerServices;

namespace AosOps.Shadow;

/// <summary>
/// Counts cycles, in the order in which the log reports them. The tallies of consecutive parts of a log can be put
/// together when every part but the first begins with a cycle's beginning.
/// </summary>
internal struct CycleTally
{
    /// <summary>Stands for no cycle; a cycle's number may be 0.</summary>
    public const int NoCycle = -1;

    /// <summary>The present session.</summary>
    public LogSession Session;

    /// <summary>The sessions before it, but for <see cref="head"/>.</summary>
    public LogTotals Earlier;

    /// <summary>The cycle that has begun and not ended, or <see cref="NoCycle"/>.</summary>
    public int OpenCycle = NoCycle;

    /// <summary>When it began.</summary>
    public LogInstant OpenSince;

    /// <summary>The cycle that ended last, while another line may speak of it.</summary>
    public CycleEnd LastEnd = CycleEnd.None;

    /// <summary>How often the simulation started again in this log.</summary>
    public int Restarts;

    private int firstCycle = NoCycle;

    // The session that this part of the log begins with, once another has begun: it may be the previous part's last.
    private LogSession? head;

    /// <summary>Creates an empty tally.</summary>
    public CycleTally()
    {
    }

    /// <summary>All sessions together.</summary>
    public readonly LogTotals Totals => EarlierSessions + Session.Totals();

    /// <summary>The sessions before the present one.</summary>
    public readonly LogTotals EarlierSessions => (head?.Totals() ?? default) + Earlier;

    /// <summary>True where the log has a line for each cycle's beginning, and so names them all.</summary>
    public readonly bool IsDetailed => firstCycle != NoCycle;

    /// <summary>The number of the cycle that began last, or that the log says was last; null without any.</summary>
    public readonly int? LastCycle
    {
        get
        {
            if (Session.Begun > 0)
                return Session.LastNumber;
            var seen = Math.Max((int)Session.StatedCycles, LastEnd.Number);
            return seen > 0 ? seen : null;
        }
    }

    /// <summary>A cycle begins. The cycle before it, if it has not ended, never will.</summary>
    public void Begin(int number, LogInstant now)
    {
        if (StartsAgainWith(number))
            StartSession();
        Abandon();
        if (firstCycle == NoCycle)
            firstCycle = number;
        Session.Begun++;
        Session.LastNumber = number;
        OpenCycle = number;
        OpenSince = now;
        LastEnd = CycleEnd.None;
    }

    /// <summary>As <see cref="Begin"/>, and quick where a cycle follows another as it should.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginNext(int number, LogInstant now)
    {
        if (OpenCycle != NoCycle || number <= Session.LastNumber || firstCycle == NoCycle)
        {
            Begin(number, now);
            return;
        }

        Session.Begun++;
        Session.LastNumber = number;
        OpenCycle = number;
        OpenSince = now;
        LastEnd = CycleEnd.None;
    }

    /// <summary>A cycle ends; a number that is missing was lost in a crash.</summary>
    public void End(int number, int? workflows, int? replays, int? mismatches)
    {
        var end = CycleEnd.Of(number, workflows, replays, mismatches);
        var known = 0;
        if (LastEnd.Number == number && OpenCycle == NoCycle)
        {
            Session[LastEnd.State]--;
            known = LastEnd.Mismatches;
            end = LastEnd.With(end);
        }
        else if (OpenCycle != number)
        {
            Abandon();
            Session.EndedUnannounced++;
        }

        Session[end.State]++;
        Session.Workflows.Add(workflows ?? 0);
        Session.Replays.Add(replays ?? 0);
        Session.Mismatches.Add(end.Mismatches - known);
        OpenCycle = NoCycle;
        LastEnd = end;
    }

    /// <summary>As <see cref="End"/>, and quick where the cycle that began ends without mismatches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndClean(int number, int workflows, int replays)
    {
        if (OpenCycle != number)
        {
            End(number, workflows, replays, 0);
            return;
        }

        Session.Succeeded++;
        Session.Workflows.Add(workflows);
        Session.Replays.Add(replays);
        OpenCycle = NoCycle;
        LastEnd = new CycleEnd(number, ShadowCycleState.Succeeded, 0);
    }

    /// <summary>The run ends, or begins again: the cycle that has not ended never will.</summary>
    public void Abandon()
    {
        if (OpenCycle == NoCycle)
            return;
        Session.Unfinished++;
        OpenCycle = NoCycle;
    }

    /// <summary>The simulation starts: numbers and totals begin again.</summary>
    public void StartSession()
    {
        Abandon();
        LastEnd = CycleEnd.None;
        if (Session.IsEmpty)
            return;
        Bank();
        Session = default;
        Restarts++;
    }

    /// <summary>Goes on with the tally of the next part of the log.</summary>
    /// <param name="next">Begins with a cycle's beginning.</param>
    /// <param name="before">The last moment of this part.</param>
    /// <param name="days">By how many days the moments of <paramref name="next"/> are later in this part's.</param>
    public void Append(in CycleTally next, LogInstant before, int days)
    {
        if (StartsAgainWith(next.firstCycle))
            StartSession();
        Abandon();
        Session.Append(next.head ?? next.Session);
        if (next.head is not null)
        {
            Bank();
            Earlier += next.Earlier;
            Session = next.Session;
        }

        if (firstCycle == NoCycle)
            firstCycle = next.firstCycle;
        Restarts += next.Restarts;
        OpenCycle = next.OpenCycle;
        OpenSince = next.OpenSince.IsKnown ? next.OpenSince.Later(days) : before;
        LastEnd = next.LastEnd;
    }

    private readonly bool StartsAgainWith(int number) => Session.Begun > 0 && number <= Session.LastNumber;

    private void Bank()
    {
        if (head is null)
            head = Session;
        else
            Earlier += Session.Totals();
    }
}
