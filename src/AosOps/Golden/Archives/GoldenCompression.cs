namespace AosOps.Golden.Archives;

/// <summary>What came of archiving the golden files of a directory.</summary>
public sealed record GoldenCompression
{
    /// <summary>The archive.</summary>
    public required string Path { get; init; }

    /// <summary>The run: the name of its directory, or <c>engine</c>.</summary>
    public required string Run { get; init; }

    /// <summary>Where the files lay.</summary>
    public required string Directory { get; init; }

    /// <summary>The number of files in the archive, signatures included.</summary>
    public required int Files { get; init; }

    /// <summary>The size of the archive, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The sum of the sizes of the files, in bytes.</summary>
    public required long ExpandedBytes { get; init; }

    /// <summary>How many of the files were removed from their directory.</summary>
    public required int Removed { get; init; }

    /// <summary>How many files stayed although they should have been archived and removed: an error was reported for each.</summary>
    public required int Left { get; init; }
}
