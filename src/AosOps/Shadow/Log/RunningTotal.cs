namespace AosOps.Shadow;

/// <summary>
/// A total that is counted, and that the log itself also states from time to time: whichever is higher holds, and
/// counting goes on from there. It is the function x ↦ max(x + counted, floor), so that the totals of consecutive
/// parts of a log can be put together without reading them again.
/// </summary>
internal struct RunningTotal
{
    /// <summary>What was counted.</summary>
    public long Counted;

    /// <summary>What the total is at least.</summary>
    public long Floor;

    /// <summary>The total.</summary>
    public readonly long Value => Math.Max(Counted, Floor);

    /// <summary>Counts.</summary>
    public void Add(long amount)
    {
        Counted += amount;
        Floor += amount;
    }

    /// <summary>Takes a total that the log states.</summary>
    public void State(long total) => Floor = Math.Max(Floor, total);

    /// <summary>Goes on with the total of what follows.</summary>
    public void Append(in RunningTotal next)
    {
        Counted += next.Counted;
        Floor = Math.Max(Floor + next.Counted, next.Floor);
    }
}
