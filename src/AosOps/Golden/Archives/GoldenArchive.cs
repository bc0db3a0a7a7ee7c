namespace AosOps.Golden.Archives;

/// <summary>An archive of golden files.</summary>
public sealed record GoldenArchive
{
    /// <summary>The archive.</summary>
    public required string Path { get; init; }

    /// <summary>The run that its name or its manifest tells; empty where neither does.</summary>
    public required string Run { get; init; }

    /// <summary>When it was begun: from the manifest, else from the name, else when the file was last written to.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The number of files in it, signatures included, the manifest not; of a damaged archive, as many as can be read.</summary>
    public required long Files { get; init; }

    /// <summary>Its size, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The sum of the sizes of the files, in bytes.</summary>
    public required long ExpandedBytes { get; init; }

    /// <summary>Whether it has a manifest.</summary>
    public required bool HasManifest { get; init; }

    /// <summary>How it is, as far as was looked.</summary>
    public required GoldenArchiveState State { get; init; }
}
