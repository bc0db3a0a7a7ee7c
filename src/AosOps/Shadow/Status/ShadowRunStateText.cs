namespace AosOps.Shadow;

/// <summary>The names of states. The enumeration's own are found by reflection, for which a short command has no time.</summary>
public static class ShadowRunStateText
{
    /// <summary>The name of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>What <see cref="Enum.ToString()"/> gives.</returns>
    public static string Name(this ShadowRunState state) => state switch
    {
        ShadowRunState.Unknown => nameof(ShadowRunState.Unknown),
        ShadowRunState.Running => nameof(ShadowRunState.Running),
        ShadowRunState.Completed => nameof(ShadowRunState.Completed),
        ShadowRunState.Failed => nameof(ShadowRunState.Failed),
        ShadowRunState.Interrupted => nameof(ShadowRunState.Interrupted),
        ShadowRunState.Aborted => nameof(ShadowRunState.Aborted),
        _ => state.ToString(),
    };
}
