namespace AosOps.Shadow;

/// <summary>Where a shadow run stands.</summary>
public enum ShadowRunState
{
    /// <summary>It cannot be told: there is no log, or it says nothing of a run, and no process was found.</summary>
    Unknown,

    /// <summary>A process executes it.</summary>
    Running,

    /// <summary>It ended, without a mismatch and without a failed cycle.</summary>
    Completed,

    /// <summary>It ended, with mismatches or failed cycles.</summary>
    Failed,

    /// <summary>A signal ended it, and it wrote its final report.</summary>
    Interrupted,

    /// <summary>Its log just stops, and no process executes it: it died.</summary>
    Aborted,
}
