namespace AosOps.Helix;

/// <summary>From where on a Helix service is not well.</summary>
public sealed record HelixThresholds
{
    /// <summary>The version that Shadow Metrics must have. Default <c>1.1.0</c>.</summary>
    public string Version { get; init; } = "1.1.0";

    /// <summary>A dissonance value above it is critical. Default 0.3.</summary>
    public double Dissonance { get; init; } = HelixDissonance.AuditThreshold;

    /// <summary>A service that takes longer to answer is a warning. Default 500 ms.</summary>
    public TimeSpan ResponseTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A service that has been running for less has been restarted lately, which is a warning. Default 5 min.</summary>
    public TimeSpan Uptime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>More errors an hour in a service's log are a warning, ten times as many critical. Default 5.</summary>
    public double ErrorsPerHour { get; init; } = 5;

    /// <summary>How far back the logs are read. Default 1 h.</summary>
    public TimeSpan LogPeriod { get; init; } = TimeSpan.FromHours(1);
}
