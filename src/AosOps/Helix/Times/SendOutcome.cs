namespace AosOps.Helix;

/// <summary>How an attempt to send an entry went.</summary>
public enum SendOutcome
{
    /// <summary>The service has stored it, now or when it saw the same key before.</summary>
    Stored,

    /// <summary>The service refused it: it would refuse it again.</summary>
    Rejected,

    /// <summary>It did not reach the service, or the service has no time for it now: it is not stored.</summary>
    NotStored,

    /// <summary>There was no answer, or one that does not say: it may be stored or not.</summary>
    Unknown,
}
