namespace AosOps.Golden.Archives;

/// <summary>What came of restoring an archive.</summary>
public sealed record GoldenRestoration
{
    /// <summary>The archive.</summary>
    public required string Path { get; init; }

    /// <summary>The run; of an archive of several, the first.</summary>
    public required string Run { get; init; }

    /// <summary>The directory that the files went into; of several, the first.</summary>
    public required string Destination { get; init; }

    /// <summary>The number of files that were written.</summary>
    public required int Files { get; init; }

    /// <summary>The sum of their sizes, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The number of files that were in their place already.</summary>
    public required int InPlace { get; init; }

    /// <summary>The number of other files that stayed in the places of those in the archive: an error was reported for each.</summary>
    public required int Kept { get; init; }
}
