namespace Helix.DissonanceResearch.Storage;

/// <summary>How the storage is, as the writer last saw it.</summary>
/// <param name="IsReady">Whether entries are taken.</param>
/// <param name="Entries">How many entries it holds, or held when it was last seen.</param>
/// <param name="LastReceivedAt">When the last of them was received, in UTC, or null.</param>
/// <param name="Detail">What is wrong with it and what mends that, what an operator should know of it, or null.</param>
internal sealed record StorageState(bool IsReady, long Entries, DateTime? LastReceivedAt, string? Detail)
{
    /// <summary>A storage that holds so much and takes entries.</summary>
    public static StorageState Ready(StoreTotals totals) => new(true, totals.Entries, totals.LastReceivedAt, totals.Warning);

    /// <summary>The same storage, after it failed.</summary>
    public StorageState After(StorageException failure) => this with { IsReady = false, Detail = failure.Message };

    /// <summary>The same storage, after entries were stored.</summary>
    public StorageState After(IReadOnlyList<AppendResult> results)
    {
        var (entries, last) = (Entries, LastReceivedAt);
        foreach (var result in results)
        {
            if (result.Outcome != AppendOutcome.Stored)
                continue;
            entries++;
            last = last is { } known && known > result.Entry.ReceivedAt ? known : result.Entry.ReceivedAt;
        }

        return this with { Entries = entries, LastReceivedAt = last };
    }
}
