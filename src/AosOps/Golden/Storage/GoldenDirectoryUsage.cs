namespace AosOps.Golden.Storage;

/// <summary>How much a directory of golden files, or of archives, holds, and how full the disk is on which it lies.</summary>
public sealed record GoldenDirectoryUsage
{
    /// <summary>The directory.</summary>
    public required string Path { get; init; }

    /// <summary>What it is for.</summary>
    public required GoldenDirectoryKind Kind { get; init; }

    /// <summary>Whether it is there.</summary>
    public required bool Exists { get; init; }

    /// <summary>The golden files, or the archives. Signatures do not count.</summary>
    public long Files { get; init; }

    /// <summary>The sum of their sizes in bytes, signatures included.</summary>
    public long Bytes { get; init; }

    /// <summary>What they occupy on disk in bytes, signatures included: a file of a few bytes takes a whole block.</summary>
    public long AllocatedBytes { get; init; }

    /// <summary>When the oldest was last written to; null without any.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>When the newest was last written to; null without any.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>
    /// Bytes on disk that are added in an hour: those of the files of the last 24 hours, over the time since the first of
    /// them. 0 where nothing was written in 24 hours; null where the first is not a minute old, too young to be measured.
    /// </summary>
    public double? GrowthPerHour { get; init; }

    /// <summary>The file system on which it lies, or would; null where that gives no answer.</summary>
    public FileSystemUsage? FileSystem { get; init; }
}
