namespace Helix.Hosting.Metrics;

/// <summary>One line of a counter: a number that only grows.</summary>
public sealed class CounterCell
{
    private long value;

    /// <summary>How much has been counted.</summary>
    public long Value => Interlocked.Read(ref value);

    /// <summary>Counts.</summary>
    /// <param name="amount">How much; not less than 0.</param>
    public void Add(long amount = 1) => Interlocked.Add(ref value, amount);
}
