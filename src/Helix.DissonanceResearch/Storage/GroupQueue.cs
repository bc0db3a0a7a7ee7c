namespace Helix.DissonanceResearch.Storage;

/// <summary>Hands items of many threads over to one, which takes all that wait at once.</summary>
/// <param name="longest">How many may wait.</param>
internal sealed class GroupQueue<T>(int longest)
{
    private readonly object gate = new();
    private List<T> waiting = [];
    private bool isClosed;

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return waiting.Count;
        }
    }

    /// <summary>Adds an item.</summary>
    /// <returns>Whether it was taken; false where too many wait, and after <see cref="Close"/>.</returns>
    public bool TryAdd(T item)
    {
        lock (gate)
        {
            if (isClosed || waiting.Count >= longest)
                return false;
            waiting.Add(item);
            if (waiting.Count == 1)
                Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>Takes all that wait, in their order. One thread alone may call it.</summary>
    /// <param name="patience">How long to wait for the first.</param>
    /// <returns>The items, none where none came in time; null where the queue is closed and empty.</returns>
    public List<T>? TakeAll(TimeSpan patience)
    {
        lock (gate)
        {
            if (waiting.Count == 0 && !isClosed)
                Monitor.Wait(gate, patience);
            if (waiting.Count == 0)
                return isClosed ? null : [];
            var all = waiting;
            waiting = new List<T>(all.Count);
            return all;
        }
    }

    /// <summary>Takes no more items; those that wait can still be taken.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.Pulse(gate);
        }
    }
}
