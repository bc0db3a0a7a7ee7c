namespace AosOps.Helix;

/// <summary>How entries are sent.</summary>
public sealed record SendOptions
{
    /// <summary>How many entries are under way at once. Default 8.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>How often an entry is sent again. Default 3; 0 sends it once.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>
    /// Sends again too where it is not known whether an entry was stored and the service would store it twice. Default false.
    /// </summary>
    public bool RepeatsUnknown { get; init; }
}
