using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>From where on a run is not well.</summary>
public static class ShadowThresholds
{
    /// <summary>A log that has not been written to for longer is a warning.</summary>
    public static readonly TimeSpan LogAgeWarning = TimeSpan.FromMinutes(10);

    /// <summary>A log that has not been written to for longer is critical.</summary>
    public static readonly TimeSpan LogAgeCritical = TimeSpan.FromMinutes(30);

    /// <summary>A file system that is at least so full, in percent, is a warning.</summary>
    public const double DiskWarning = 90;

    /// <summary>A file system that is at least so full, in percent, is critical.</summary>
    public const double DiskCritical = 95;

    /// <summary>Golden files of more bytes than this (1,000 MB of 2^20 bytes) are a warning.</summary>
    public const long GoldenBytesWarning = 1000L << 20;

    /// <summary>Judges how full a file system is.</summary>
    /// <param name="usedPercent">What of it is used, in percent.</param>
    /// <returns>Healthy, Warning or Critical.</returns>
    public static CheckStatus OfDisk(double usedPercent) => usedPercent switch
    {
        >= DiskCritical => CheckStatus.Critical,
        >= DiskWarning => CheckStatus.Warning,
        _ => CheckStatus.Healthy,
    };
}
