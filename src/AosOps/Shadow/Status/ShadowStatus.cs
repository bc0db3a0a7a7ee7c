using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>The state of a run, in one object.</summary>
public sealed record ShadowStatus : IVerdict
{
    private readonly Lazy<GoldenUsage?> golden;

    private ShadowStatus(ShadowSnapshot snapshot, Lazy<GoldenUsage?> golden)
    {
        this.golden = golden;
        var checks = ShadowHealth.Check(snapshot);
        var log = snapshot.Log;
        Run = snapshot.Run.Name;
        State = snapshot.State;
        Health = ShadowHealth.Worst(checks);
        Message = Explain(snapshot, checks, Health);
        ProcessId = snapshot.Process?.ProcessId;
        StartedAt = snapshot.StartedAt;
        Elapsed = snapshot.Elapsed;
        Cycles = log?.CyclesStarted ?? 0;
        SuccessfulCycles = log?.CyclesSucceeded ?? 0;
        FailedCycles = log?.CyclesFailed ?? 0;
        CrashedCycles = log?.CyclesCrashed ?? 0;
        UnfinishedCycles = (log?.CyclesUnfinished ?? 0) + (State != ShadowRunState.Running && log?.OpenCycle is not null ? 1 : 0);
        LastCycle = log?.LastCycle;
        Workflows = log?.Workflows ?? 0;
        Replays = snapshot.Replays ?? 0;
        Mismatches = snapshot.Mismatches ?? 0;
        LastActivity = log?.LastActivity;
        LogAge = snapshot.LogAge;
        DiskUsedPercent = snapshot.Disk is { } disk ? Math.Round(disk.UsedPercent, 1) : null;
        LogPath = snapshot.Run.LogPath;
        Directory = snapshot.Run.Directory;
    }

    /// <summary>The name of the run.</summary>
    public string Run { get; }

    /// <summary>Where the run stands.</summary>
    public ShadowRunState State { get; }

    /// <summary>How well it is: the worst of its checks.</summary>
    public CheckStatus Health { get; }

    /// <inheritdoc/>
    CheckStatus IVerdict.Verdict => Health;

    /// <summary>What is the matter with it, or how it stands where nothing is.</summary>
    public string Message { get; }

    /// <summary>The process that executes it, or null.</summary>
    public int? ProcessId { get; }

    /// <summary>When it began, local time.</summary>
    public DateTimeOffset? StartedAt { get; }

    /// <summary>How long it took, or has taken until now; until its last sign of life where it died.</summary>
    public TimeSpan? Elapsed { get; }

    /// <summary>Cycles that began.</summary>
    public long Cycles { get; }

    /// <summary>Cycles whose own line says <c>0 mismatches</c>.</summary>
    public long SuccessfulCycles { get; }

    /// <summary>Cycles with mismatches, and crashed ones.</summary>
    public long FailedCycles { get; }

    /// <summary>Of the failed cycles, those that crashed.</summary>
    public long CrashedCycles { get; }

    /// <summary>Cycles that began and never ended; the one that a running run is at is not among them.</summary>
    public long UnfinishedCycles { get; }

    /// <summary>The number of the cycle that began last, or null.</summary>
    public int? LastCycle { get; }

    /// <summary>Workflows that were executed, as far as the log says.</summary>
    public long Workflows { get; }

    /// <summary>Replays, as far as the log says.</summary>
    public long Replays { get; }

    /// <summary>Mismatches.</summary>
    public long Mismatches { get; }

    /// <summary>The time of the log's last line, local time.</summary>
    public DateTimeOffset? LastActivity { get; }

    /// <summary>The time since the log was last written to.</summary>
    public TimeSpan? LogAge { get; }

    /// <summary>How full the file system of the run is, in percent.</summary>
    public double? DiskUsedPercent { get; }

    /// <summary>The golden files that are there; null without a run directory. Counted when first asked for.</summary>
    public long? GoldenFiles => golden.Value?.Files;

    /// <summary>The sum of their sizes, in bytes; null without a run directory. Counted when first asked for.</summary>
    public long? GoldenBytes => golden.Value?.Bytes;

    /// <summary>The log, or null.</summary>
    public string? LogPath { get; }

    /// <summary>The run directory, or null.</summary>
    public string? Directory { get; }

    /// <summary>Describes an observed run.</summary>
    /// <param name="snapshot">The observation.</param>
    /// <returns>The status.</returns>
    public static ShadowStatus Of(ShadowSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new ShadowStatus(snapshot, new Lazy<GoldenUsage?>(() => snapshot.Golden ?? Count(snapshot.Run.GoldenDirectory)));
    }

    private static GoldenUsage? Count(string? folder)
    {
        try
        {
            return System.IO.Directory.Exists(folder) ? GoldenUsage.Of(folder, CancellationToken.None) : null;
        }
        catch (AosException)
        {
            // The folder went away after it was observed: a property does not fail.
            return null;
        }
    }

    private static string Explain(ShadowSnapshot snapshot, IReadOnlyList<CheckResult> checks, CheckStatus health)
    {
        foreach (var check in checks)
        {
            if (check.Status == health && health != CheckStatus.Healthy)
                return check.Message;
        }

        return snapshot.Log is { OpenCycle: not null } ? ShadowHealth.Where(snapshot) + "." : snapshot.State.Name() + ".";
    }
}
