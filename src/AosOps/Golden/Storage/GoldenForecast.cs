namespace AosOps.Golden.Storage;

/// <summary>What a shadow run will have stored at one moment, if it goes on as it does.</summary>
public sealed record GoldenForecast
{
    /// <summary>The name of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Which moment it is: <c>T+6h</c>, six hours after the run began, or <c>Disk 90 %</c>, when the file system is that full.</summary>
    public required string Mark { get; init; }

    /// <summary>When it is, local time; null where the file system will not be that full within a hundred years.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>The time from the beginning of the run until then, or null.</summary>
    public required TimeSpan? Elapsed { get; init; }

    /// <summary>The cycles until then, or null.</summary>
    public required long? Cycles { get; init; }

    /// <summary>The golden files until then, those that are archived or removed meanwhile included, or null.</summary>
    public required long? Files { get; init; }

    /// <summary>What they occupy on disk in bytes, or null.</summary>
    public required long? Bytes { get; init; }

    /// <summary>How full the file system is then, in percent, if nothing else is written to it and nothing removed; more than 100 means that it does not fit.</summary>
    public required double? DiskUsedPercent { get; init; }

    /// <summary>The measured rate in cycles an hour.</summary>
    public required double CyclesPerHour { get; init; }

    /// <summary>The measured rate in bytes on disk an hour.</summary>
    public required double BytesPerHour { get; init; }
}
