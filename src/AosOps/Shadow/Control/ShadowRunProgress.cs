using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>How far a run is that another process executes, as its log says.</summary>
internal static class ShadowRunProgress
{
    /// <summary>Describes the progress: the time decides, where the log says how long the run shall last.</summary>
    public static OperationProgress Of(ShadowLogStatistics log, TimeProvider clock)
    {
        var status = $"{log.CyclesStarted} cycles, {log.Workflows} workflows, {log.Mismatches} mismatches";
        var elapsed = clock.GetLocalNow() - log.FirstActivity;
        return log.Header.TargetDuration is { } target && target > TimeSpan.Zero && elapsed is { } past
            ? new OperationProgress("Shadow run", status, Math.Clamp(past / target, 0, 1), past < target ? target - past : TimeSpan.Zero)
            : new OperationProgress("Shadow run", status);
    }
}
