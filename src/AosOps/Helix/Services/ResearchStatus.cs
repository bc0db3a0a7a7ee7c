namespace AosOps.Helix;

/// <summary>What Helix Dissonance Research answers to <c>GET /status</c>. Only <see cref="IsOk"/> is always there.</summary>
public sealed record ResearchStatus
{
    /// <summary>Whether the service says <c>"ok": true</c>.</summary>
    public required bool IsOk { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>The service's clock.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>How long it has been running.</summary>
    public TimeSpan? Uptime { get; init; }

    /// <summary>How many time entries are stored.</summary>
    public long? Entries { get; init; }

    /// <summary>When the newest entry was received.</summary>
    public DateTimeOffset? LastReceived { get; init; }

    /// <summary>Where the entries are stored: <c>sqlite</c> or <c>postgresql</c>.</summary>
    public string? Storage { get; init; }

    /// <summary>How the storage is: <c>ready</c> or <c>unavailable</c>.</summary>
    public string? StorageState { get; init; }

    /// <summary>Why the storage is unavailable.</summary>
    public string? StorageDetail { get; init; }

    /// <summary>
    /// Whether the service keeps all entries to be listed, and knows an Idempotency-Key when it sees it again. The services
    /// that do count their entries in the status; the first generation of the service does not.
    /// </summary>
    public bool IsCurrent => Entries is not null;
}
