namespace AosOps.Shadow;

/// <summary>
/// Judges whether a run is stuck, from what its processes do and how long its log has been silent. A run that is well
/// writes at least every five minutes (ten cycles of 30 s); a disk makes every process wait uninterruptibly now and then.
/// </summary>
internal static class StuckRun
{
    private static readonly TimeSpan SilenceOfBlocked = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SilenceOfWaiting = TimeSpan.FromMinutes(10);

    /// <summary>Says why it looks stuck, or null.</summary>
    /// <param name="state">What the process of the run does.</param>
    /// <param name="children">The processes below it.</param>
    /// <param name="silence">The time since the log was last written to, or null without a log.</param>
    public static string? Reason(ShadowProcessState state, IReadOnlyList<ShadowChildProcess> children, TimeSpan? silence)
    {
        if (state is ShadowProcessState.Stopped or ShadowProcessState.Traced)
            return "The process is stopped.";
        if (Blocked(state, children) is { } blocked && !(silence < SilenceOfBlocked))
            return $"{blocked} is blocked in uninterruptible I/O{Silent(silence)}.";
        return silence >= SilenceOfWaiting && !Works(state, children) ? $"All its processes wait{Silent(silence)}." : null;
    }

    private static string? Blocked(ShadowProcessState state, IReadOnlyList<ShadowChildProcess> children)
    {
        if (state == ShadowProcessState.DiskSleep)
            return "The process";
        foreach (var child in children)
        {
            if (child.State == ShadowProcessState.DiskSleep)
                return $"Its child {child.Name} ({child.ProcessId})";
        }

        return null;
    }

    private static bool Works(ShadowProcessState state, IReadOnlyList<ShadowChildProcess> children)
    {
        if (state == ShadowProcessState.Running)
            return true;
        foreach (var child in children)
        {
            if (child.State == ShadowProcessState.Running)
                return true;
        }

        return false;
    }

    private static string Silent(TimeSpan? silence) =>
        silence is { } time ? $", and the log was last written to {(long)time.TotalMinutes} min ago" : "";
}
