using System.Globalization;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Shadow;

/// <summary>
/// The sanity check of a run, in five sections, and the verdict over them. The run is healthy only when every section is; a
/// metrics server that cannot be reached is skipped.
/// </summary>
/// <param name="processes">Finds the process of a run.</param>
/// <param name="clock">Says what time it is, and in which zone.</param>
public sealed class ShadowSanity(ShadowProcessFinder processes, TimeProvider clock)
{
    private const int RecentLines = 10;
    private const string MetricsName = "PrometheusMetrics";
    private const string MetricsThreshold = "= 0 failures";

    private static readonly string[] Metrics =
        [WorkflowMetrics.Executions, WorkflowMetrics.ReplayVerifications, WorkflowMetrics.ReplayFailures];

    // One question, so that a server that does not answer costs one time-out.
    private static readonly string Query = $"sum by (__name__) ({{__name__=~\"{string.Join('|', Metrics)}\"}})";

    private readonly ShadowSnapshotReader snapshots = new(processes, clock);
    private readonly ShadowMismatchReader mismatches = new(clock);
    private readonly ShadowLogLineReader lines = new(clock);

    /// <summary>Creates a check for the processes and the clock of this machine.</summary>
    public ShadowSanity()
        : this(new ShadowProcessFinder(), TimeProvider.System)
    {
    }

    /// <summary>Checks a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="metrics">Makes the client of the metrics server, which is asked last.</param>
    /// <param name="observer">Is told what could not be read.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>ProcessStatus, MismatchCheck, DiskUsage, RecentActivity, PrometheusMetrics, Overall.</returns>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(
        ShadowRun run, Func<IMetricsSource> metrics, IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(observer);
        var snapshot = await snapshots.ReadAsync(run, new ShadowSnapshotOptions { CountsGolden = true }, observer, cancellationToken);
        var health = ShadowHealth.Check(snapshot).ToDictionary(check => check.Name);
        List<CheckResult> sections =
        [
            CheckProcess(snapshot, health["Process"]),
            CheckMismatches(snapshot, health["Cycles"], observer, cancellationToken),
            CheckDisk(health["Disk"], health["GoldenStorage"]),
            await CheckActivityAsync(snapshot, health["Log"], observer, cancellationToken),
            await CheckMetricsAsync(metrics, cancellationToken),
        ];
        return [.. sections, Overall(sections)];
    }

    private static CheckResult CheckProcess(ShadowSnapshot snapshot, CheckResult process) => process with
    {
        Name = "ProcessStatus",
        Message = snapshot is { State: ShadowRunState.Running, Elapsed: { } elapsed }
            ? string.Create(CultureInfo.InvariantCulture, $"{process.Message} It has run for {elapsed:d\\.hh\\:mm\\:ss}.")
            : process.Message,
    };

    // The log of a run that died in a cycle says nothing of it; its report may.
    private CheckResult CheckMismatches(ShadowSnapshot snapshot, CheckResult cycles, IOperationObserver observer, CancellationToken token)
    {
        const string Name = "MismatchCheck";
        const string Threshold = "= 0";
        var reports = CycleReportTally.Read(snapshot.Run.ReportsDirectory, observer, token);
        var run = snapshot.Run with { LogPath = snapshot.Log?.Path };
        var found = mismatches.Read(run, reports, observer, token).Sum(mismatch => mismatch.Count);
        if (found > 0)
            return new(Name, CheckStatus.Critical, found, Threshold, $"Mismatches: {found}. Get-ShadowMismatch lists them.");
        if (cycles.Status == CheckStatus.Critical)
            return cycles with { Name = Name };
        if (reports.Unreadable > 0)
            return new(Name, CheckStatus.Critical, reports.Unreadable, "0 unreadable", $"{reports.Unreadable} of the cycle reports cannot be read: whether replays differed there is not known.");
        if (snapshot.Log is null && reports.Replays == 0)
            return new(Name, CheckStatus.Critical, null, Threshold, "Neither a log nor a cycle report says whether replays differed.");
        return new(Name, cycles.Status == CheckStatus.Warning ? CheckStatus.Warning : CheckStatus.Healthy, 0L, Threshold, $"No replay differed. {cycles.Message}");
    }

    private static CheckResult CheckDisk(CheckResult disk, CheckResult golden)
    {
        const string Name = "DiskUsage";
        if (disk.Status == CheckStatus.Skipped)
            return disk with { Name = Name, Status = CheckStatus.Warning };
        return golden.Status == CheckStatus.Warning && disk.Status != CheckStatus.Critical ? golden with { Name = Name } : disk with { Name = Name };
    }

    private async Task<CheckResult> CheckActivityAsync(ShadowSnapshot snapshot, CheckResult log, IOperationObserver observer, CancellationToken token)
    {
        const string Name = "RecentActivity";
        if (snapshot.Run.LogPath is null)
            return log with { Name = Name, Status = CheckStatus.Critical };
        var recent = new List<string>();
        try
        {
            if (snapshot.Log is { } statistics)
            {
                await foreach (var line in lines.ReadAsync(statistics.Path, new ShadowLogFilter { Tail = RecentLines }, token))
                    recent.Add(Describe(line));
            }
        }
        catch (AosException failure)
        {
            observer.Fail(failure, snapshot.Run.LogPath);
        }

        return log with { Name = Name, Value = recent };
    }

    private static string Describe(ShadowLogLine line) => line.Level == ShadowLogLevel.Untagged
        ? line.Message
        : string.Create(CultureInfo.InvariantCulture, $"{line.Time:HH:mm:ss} {line.Level.ToString().ToUpperInvariant()} {line.Message}");

    private static async Task<CheckResult> CheckMetricsAsync(Func<IMetricsSource> connect, CancellationToken token)
    {
        try
        {
            var metrics = connect();
            var samples = await metrics.QueryAsync(Query, token);
            return samples.Count == 0
                ? new CheckResult(MetricsName, CheckStatus.Skipped, null, MetricsThreshold, $"{metrics.Endpoint} has none of the workflow metrics.")
                : Judge(samples.ToLookup(sample => sample.Name, sample => sample.Value));
        }
        catch (AosException failure) when (failure is EndpointException { IsUnreachable: true } or { ErrorId: ErrorIds.IntegrationsMissing })
        {
            return new CheckResult(MetricsName, CheckStatus.Skipped, null, MetricsThreshold, failure.Message);
        }
        catch (EndpointException failure)
        {
            return new CheckResult(MetricsName, CheckStatus.Warning, null, MetricsThreshold, failure.Message);
        }
    }

    private static CheckResult Judge(ILookup<string, double> counters)
    {
        var failures = counters[WorkflowMetrics.ReplayFailures].Sum();
        var text = string.Join(", ", Metrics.Select(metric => counters.Contains(metric)
            ? string.Create(CultureInfo.InvariantCulture, $"{metric} {counters[metric].Sum():0.###}")
            : $"{metric} missing"));
        return new CheckResult(MetricsName, failures > 0 ? CheckStatus.Warning : CheckStatus.Healthy, failures, MetricsThreshold, text + ".");
    }

    private static CheckResult Overall(List<CheckResult> sections)
    {
        var worst = ShadowHealth.Worst(sections);
        var verdict = worst.ToString().ToUpperInvariant();
        var wrong = sections.Where(section => section.Status is CheckStatus.Warning or CheckStatus.Critical).Select(section => section.Name).ToList();
        var skipped = sections.Where(section => section.Status == CheckStatus.Skipped).Select(section => section.Name).ToList();
        var message = wrong.Count > 0 ? $"{verdict}: {string.Join(", ", wrong)}."
            : skipped.Count > 0 ? $"{verdict}; skipped: {string.Join(", ", skipped)}."
            : $"{verdict}: every section is.";
        return new CheckResult("Overall", worst, verdict, null, message);
    }
}
