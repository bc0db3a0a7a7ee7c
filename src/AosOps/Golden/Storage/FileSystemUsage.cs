namespace AosOps.Golden.Storage;

/// <summary>How full a file system is on which golden files or archives lie, and when it will be full.</summary>
public sealed record FileSystemUsage
{
    /// <summary>Where it is mounted.</summary>
    public required string MountPoint { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long TotalBytes { get; init; }

    /// <summary>What is used, in bytes.</summary>
    public required long UsedBytes { get; init; }

    /// <summary>What an ordinary user may still use, in bytes.</summary>
    public required long AvailableBytes { get; init; }

    /// <summary>The share in use of what an ordinary user can use, in percent, from 0 to 100, as <c>df</c> counts it.</summary>
    public required double UsedPercent { get; init; }

    /// <summary>Bytes that all measured directories on it add in an hour, as far as that can be measured.</summary>
    public required double GrowthPerHour { get; init; }

    /// <summary>When it is full if the directories go on growing so; null where they do not grow, or not within a hundred years.</summary>
    public DateTimeOffset? FullAt { get; init; }
}
