using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>How one Helix service is. A service that cannot be asked has a status too, which says why.</summary>
public sealed record HelixStatus : IVerdict
{
    /// <summary>The service.</summary>
    public required HelixService Service { get; init; }

    /// <summary>Its address.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>How it answers.</summary>
    public required HelixState State { get; init; }

    /// <summary>Its version, or null where it does not say.</summary>
    public string? Version { get; init; }

    /// <summary>How long it has been running, or null where it does not say.</summary>
    public TimeSpan? Uptime { get; init; }

    /// <summary>The dissonance value; null for Dissonance Research, and where there is none.</summary>
    public double? Dissonance { get; init; }

    /// <summary>When the newest time entry was received, else the time that it states; null for Shadow Metrics, and where there is none.</summary>
    public DateTimeOffset? LastEntry { get; init; }

    /// <summary>How many time entries are stored, or null where the service does not say.</summary>
    public long? Entries { get; init; }

    /// <summary>How long it took to answer, over a connection that was open already; null where it did not.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>A sentence for the operator.</summary>
    public required string Message { get; init; }

    CheckStatus IVerdict.Verdict => State switch
    {
        HelixState.Running => CheckStatus.Healthy,
        HelixState.Degraded => CheckStatus.Warning,
        _ => CheckStatus.Critical,
    };
}
