namespace AosOps.Golden.Archives;

/// <summary>What restoring an archive will do. The archive was read to its end for it, and is sound.</summary>
internal sealed record GoldenRestorePlan
{
    /// <summary>The archive.</summary>
    public required string Archive { get; init; }

    /// <summary>The run; of an archive of several, the first.</summary>
    public required string Run { get; init; }

    /// <summary>The directory that the files go into; of several, the first.</summary>
    public required string Destination { get; init; }

    /// <summary>The files that were picked.</summary>
    public required IReadOnlyList<GoldenRestoreItem> Items { get; init; }

    /// <summary>The number of files that are written.</summary>
    public int Files => Items.Count(static item => item.IsWritten);
}
