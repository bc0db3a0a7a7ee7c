namespace AosOps.Shadow;

/// <summary>What a shadow run showed.</summary>
public enum ShadowRunVerdict
{
    /// <summary>There were replays, and every one gave what its golden file records.</summary>
    Passed,

    /// <summary>A replay did not match, a cycle crashed, the final report could not be written, or nothing was replayed.</summary>
    Failed,
}
