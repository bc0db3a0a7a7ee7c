using System.Diagnostics.CodeAnalysis;

namespace AosOps.Shadow;

/// <summary>
/// The cycles of one start of the simulation. A log that was continued holds several, and numbers and totals begin
/// again with each.
/// </summary>
internal struct LogSession
{
    /// <summary>Cycles with a <c>Running cycle</c> line.</summary>
    public long Begun;

    /// <summary>Cycles that ended without one: the log is a quiet one.</summary>
    public long EndedUnannounced;

    /// <summary>Cycles without a mismatch.</summary>
    public long Succeeded;

    /// <summary>Cycles with mismatches.</summary>
    public long Mismatched;

    /// <summary>Cycles that ended without their numbers.</summary>
    public long Crashed;

    /// <summary>Cycles that began and did not end before the next began, or the run ended.</summary>
    public long Unfinished;

    /// <summary>The highest number of cycles that the log states; counts only where cycles are not announced.</summary>
    public long StatedCycles;

    /// <summary>The number of the cycle that began last; 0 without any.</summary>
    public int LastNumber;

    /// <summary>Workflows.</summary>
    public RunningTotal Workflows;

    /// <summary>Replays.</summary>
    public RunningTotal Replays;

    /// <summary>Mismatches.</summary>
    public RunningTotal Mismatches;

    /// <summary>True as long as no cycle and no total has come.</summary>
    public readonly bool IsEmpty => Begun + Ended + StatedCycles + Workflows.Value + Replays.Value + Mismatches.Value == 0;

    private readonly long Ended => Succeeded + Mismatched + Crashed;

    /// <summary>The cycles that ended in a way.</summary>
    [UnscopedRef]
    public ref long this[ShadowCycleState end]
    {
        get
        {
            switch (end)
            {
                case ShadowCycleState.Succeeded:
                    return ref Succeeded;
                case ShadowCycleState.Crashed:
                    return ref Crashed;
                default:
                    return ref Mismatched;
            }
        }
    }

    /// <summary>The session's numbers.</summary>
    public readonly LogTotals Totals()
    {
        // A quiet log announces only its bad cycles: the rest of those that it says are done went well.
        var unseen = Begun == 0 ? Math.Max(0, StatedCycles - Ended) : 0;
        return new LogTotals
        {
            Started = Begun + EndedUnannounced + unseen,
            Succeeded = Succeeded + unseen,
            Failed = Mismatched + Crashed,
            Crashed = Crashed,
            Unfinished = Unfinished,
            Workflows = Workflows.Value,
            Replays = Replays.Value,
            Mismatches = Mismatches.Value,
        };
    }

    /// <summary>Takes a number of cycles that the log states.</summary>
    public void StateCycles(int cycles) => StatedCycles = Math.Max(StatedCycles, cycles);

    /// <summary>Goes on with what follows in the same session.</summary>
    public void Append(in LogSession next)
    {
        Begun += next.Begun;
        EndedUnannounced += next.EndedUnannounced;
        Succeeded += next.Succeeded;
        Mismatched += next.Mismatched;
        Crashed += next.Crashed;
        Unfinished += next.Unfinished;
        StatedCycles = Math.Max(StatedCycles, next.StatedCycles);
        LastNumber = next.LastNumber;
        Workflows.Append(next.Workflows);
        Replays.Append(next.Replays);
        Mismatches.Append(next.Mismatches);
    }
}
