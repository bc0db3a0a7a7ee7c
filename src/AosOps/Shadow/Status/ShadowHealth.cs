using System.Globalization;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>The checks of a run's health. The health of the run is the worst of them.</summary>
public static class ShadowHealth
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>Checks an observed run.</summary>
    /// <param name="snapshot">The observation.</param>
    /// <returns>One result a check: Process, Log, Mismatches, Cycles, Disk, GoldenStorage.</returns>
    public static IReadOnlyList<CheckResult> Check(ShadowSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return [CheckProcess(snapshot), CheckLog(snapshot), CheckMismatches(snapshot), CheckCycles(snapshot), CheckDisk(snapshot), CheckGolden(snapshot)];
    }

    /// <summary>The worst of some checks.</summary>
    /// <param name="checks">The checks; a skipped one counts as healthy.</param>
    /// <returns>Healthy, Warning or Critical.</returns>
    public static CheckStatus Worst(IEnumerable<CheckResult> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var worst = CheckStatus.Healthy;
        foreach (var check in checks)
        {
            if (check.Status > worst)
                worst = check.Status;
        }

        return worst == CheckStatus.Skipped ? CheckStatus.Healthy : worst;
    }

    /// <summary>Where a run stopped, as a sentence's beginning: <c>Aborted in cycle 4</c>.</summary>
    internal static string Where(ShadowSnapshot snapshot) => snapshot.Log switch
    {
        { OpenCycle: { } open } => $"{snapshot.State.Name()} in cycle {Text(open)}",
        { LastCycle: { } last } => $"{snapshot.State.Name()} after cycle {Text(last)}",
        { } => $"{snapshot.State.Name()} before the first cycle",
        null => snapshot.State.Name(),
    };

    private static CheckResult CheckProcess(ShadowSnapshot snapshot)
    {
        const string Name = "Process";
        const string Threshold = "alive";
        return snapshot.State switch
        {
            _ when snapshot.HasEnded => new(Name, CheckStatus.Healthy, null, Threshold, $"The run has ended ({snapshot.State.Name()}) and needs no process."),
            ShadowRunState.Running => new(Name, CheckStatus.Healthy, snapshot.Process?.ProcessId, Threshold, $"Process {Text(snapshot.Process?.ProcessId ?? 0)} executes the run."),
            ShadowRunState.Aborted => new(Name, CheckStatus.Critical, null, Threshold, $"{Where(snapshot)}: the log just stops, and no process executes the run."),
            _ => new(Name, CheckStatus.Critical, null, Threshold, "No process executes the run, and no log says how it went."),
        };
    }

    private static CheckResult CheckLog(ShadowSnapshot snapshot)
    {
        const string Name = "Log";
        const string Threshold = "<= 10 min";
        if (snapshot.Run.LogPath is not { } path)
            return new(Name, CheckStatus.Warning, null, Threshold, "The run has no log.");
        if (snapshot.LogAge is not { } age)
            return new(Name, CheckStatus.Critical, null, Threshold, $"The log cannot be read: {path}.");
        var minutes = Math.Round(age.TotalMinutes, 1);
        if (age < -ClockTolerance)
            return new(Name, snapshot.HasEnded ? CheckStatus.Healthy : CheckStatus.Warning, minutes, Threshold, $"The log was last written {Text(-minutes)} min in the future: the clock was set back.");
        if (snapshot.HasEnded)
            return new(Name, CheckStatus.Healthy, minutes, Threshold, $"The run has ended; the log was last written {Text(minutes)} min ago.");
        var status = age > ShadowThresholds.LogAgeCritical ? CheckStatus.Critical
            : age > ShadowThresholds.LogAgeWarning ? CheckStatus.Warning
            : CheckStatus.Healthy;
        return new(Name, status, minutes, Threshold, $"The log was last written {Text(minutes)} min ago (critical after 30 min).");
    }

    private static CheckResult CheckMismatches(ShadowSnapshot snapshot)
    {
        const string Name = "Mismatches";
        const string Threshold = "= 0";
        return snapshot.Mismatches switch
        {
            null => new(Name, CheckStatus.Skipped, null, Threshold, "There is no log that could name mismatches."),
            0 => new(Name, CheckStatus.Healthy, 0L, Threshold, "The log names no replay that differed."),
            { } mismatches => new(Name, CheckStatus.Critical, mismatches, Threshold, $"{Text(mismatches)} of {Text(snapshot.Replays ?? 0)} replays differed; Get-ShadowMismatch lists them."),
        };
    }

    private static CheckResult CheckCycles(ShadowSnapshot snapshot)
    {
        const string Name = "Cycles";
        const string Threshold = "0 failed";
        return snapshot.Log switch
        {
            null => new(Name, CheckStatus.Skipped, null, Threshold, "There is no log that could name cycles."),
            { CyclesFailed: > 0 } log => new(Name, CheckStatus.Critical, log.CyclesFailed, Threshold, $"{Text(log.CyclesFailed)} of {Text(log.CyclesStarted)} cycles failed, {Text(log.CyclesCrashed)} of them by a crash."),
            { Replays: 0 } when snapshot.HasEnded => new(Name, CheckStatus.Critical, 0L, "> 0 replays", "The run ended without a single replay: it proves nothing."),
            { } log when snapshot.State == ShadowRunState.Interrupted =>
                new(Name, CheckStatus.Warning, log.CyclesUnfinished, Threshold, $"A signal ended the run {After(log)}."),
            { } log => new(Name, CheckStatus.Healthy, 0L, Threshold, $"{Text(log.CyclesSucceeded)} of {Text(log.CyclesStarted)} cycles succeeded, none failed."),
        };
    }

    private static CheckResult CheckDisk(ShadowSnapshot snapshot)
    {
        const string Name = "Disk";
        const string Threshold = "< 90 %";
        if (snapshot.Disk is not { } disk)
            return new(Name, CheckStatus.Skipped, null, Threshold, "The file system of the run gives no answer.");
        var used = Math.Round(disk.UsedPercent, 1);
        return new(Name, ShadowThresholds.OfDisk(disk.UsedPercent), used, Threshold, $"{Text(used)} % of the file system of {disk.Path} are used (critical from 95 % on).");
    }

    private static CheckResult CheckGolden(ShadowSnapshot snapshot)
    {
        const string Name = "GoldenStorage";
        const string Threshold = "<= 1000 MB";
        var bytes = snapshot.Golden?.Bytes;
        var size = bytes?.ToString("N0", CultureInfo.InvariantCulture);
        return snapshot.IsGoldenLarge switch
        {
            null => new(Name, CheckStatus.Skipped, null, Threshold, "The run has no folder of golden files."),
            true => new(Name, CheckStatus.Warning, bytes, Threshold, $"The golden files in {snapshot.Run.GoldenDirectory} take {size} bytes, more than 1,000 MB."),
            false => new(Name, CheckStatus.Healthy, bytes, Threshold, $"The golden files take {size} bytes."),
        };
    }

    private static string After(ShadowLogStatistics log) => log switch
    {
        { LastCycle: null } => "before the first cycle",
        { LastCycle: { } last, CyclesUnfinished: > 0 } => $"in cycle {Text(last)}, which is unfinished",
        { LastCycle: { } last } => $"after cycle {Text(last)}",
    };

    // Numbers are made text here: formatted by an interpolated string each would be compiled when the program starts.
    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
