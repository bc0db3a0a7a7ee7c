namespace AosOps.Helix;

/// <summary>Keeps the last of what comes, or lets all through.</summary>
/// <param name="limit">How many to keep, or null to let all through.</param>
internal sealed class TailBuffer(int? limit)
{
    private readonly Queue<HelixLogEntry> kept = new();

    /// <summary>Takes an entry.</summary>
    /// <returns>True where it is to be given at once.</returns>
    public bool Passes(HelixLogEntry entry)
    {
        if (limit is not { } most)
            return true;
        kept.Enqueue(entry);
        if (kept.Count > most)
            kept.Dequeue();
        return false;
    }

    /// <summary>What was kept.</summary>
    public IEnumerable<HelixLogEntry> Rest() => kept;
}
