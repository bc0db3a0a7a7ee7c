namespace AosOps.Operations;

/// <summary>The outcome of a check, worst last: the state of a whole is the maximum over its checks.</summary>
public enum CheckStatus
{
    /// <summary>The check passed.</summary>
    Healthy,

    /// <summary>The check could not be made and nobody depends on it, for example because a server is not there.</summary>
    Skipped,

    /// <summary>Somebody should look.</summary>
    Warning,

    /// <summary>Somebody must act.</summary>
    Critical,
}
