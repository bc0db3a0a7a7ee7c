namespace AosOps.Shadow;

/// <summary>How a log says that its run ended.</summary>
public enum ShadowLogEnd
{
    /// <summary>It does not: the run goes on, or died.</summary>
    None,

    /// <summary>It ended; the log has no verdict.</summary>
    Completed,

    /// <summary>It ended and passed.</summary>
    Passed,

    /// <summary>It ended and failed.</summary>
    Failed,

    /// <summary>A signal ended it, and it wrote its final report.</summary>
    Interrupted,
}
