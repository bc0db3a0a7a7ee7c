namespace AosOps.Shadow;

/// <summary>How a cycle of a shadow run went.</summary>
public enum ShadowCycleState
{
    /// <summary>It ended, and every replay matched.</summary>
    Succeeded,

    /// <summary>It ended without its numbers: a worker crashed.</summary>
    Crashed,

    /// <summary>It ended with mismatches.</summary>
    Failed,

    /// <summary>It began and did not end: a signal ended the run, or the run died.</summary>
    Unfinished,

    /// <summary>It began, and the run is still at it.</summary>
    Running,
}
