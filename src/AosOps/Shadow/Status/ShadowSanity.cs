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

    private static readonly string[] Metrics =
        [WorkflowMetrics.Executions, WorkflowMetrics.ReplayVerifications, WorkflowMetrics.ReplayFailures];

    private readonly ShadowSnapshotReader snapshots = new(processes, clock);
    private readonly ShadowMismatchReader mismatches = new(new ShadowCycleReader(processes, clock));
    private readonly ShadowLogLineReader lines = new(clock);

    /// <summary>Creates a check for the processes and the clock of this machine.</summary>
    public ShadowSanity()
        : this(new ShadowProcessFinder(), TimeProvider.System)
    {
    }

    /// <summary>Checks a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="metrics">Gives the metrics server.</param>
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
            health["Process"] with { Name = "ProcessStatus" },
            await CheckMismatchesAsync(run, [health["Mismatches"], health["Cycles"]], observer, cancellationToken),
            Join("DiskUsage", [health["Disk"], health["GoldenStorage"]]),
            await CheckActivityAsync(run, health["Log"], observer, cancellationToken),
            await CheckMetricsAsync(metrics, cancellationToken),
        ];
        return [.. sections, Overall(sections)];
    }

    private static CheckResult Join(string name, IReadOnlyList<CheckResult> parts)
    {
        var worst = parts.MaxBy(part => part.Status)!;
        var message = string.Join(' ', parts.Where(part => part.Status >= worst.Status || part.Status != CheckStatus.Skipped).Select(part => part.Message));
        return worst with { Name = name, Message = message };
    }

    // The log of a run that died in a cycle says nothing of it; its report may.
    private async Task<CheckResult> CheckMismatchesAsync(
        ShadowRun run, IReadOnlyList<CheckResult> fromLog, IOperationObserver observer, CancellationToken token)
    {
        var found = 0L;
        try
        {
            await foreach (var mismatch in mismatches.ReadAsync(run, observer, token))
                found += mismatch.Count;
        }
        catch (AosException failure)
        {
            observer.Fail(failure, run);
        }

        var joined = Join("MismatchCheck", fromLog);
        return found > 0 && joined.Status != CheckStatus.Critical
            ? new CheckResult(joined.Name, CheckStatus.Critical, found, "= 0", $"The cycle reports count {found} mismatches; Get-ShadowMismatch lists them.")
            : joined;
    }

    private async Task<CheckResult> CheckActivityAsync(ShadowRun run, CheckResult log, IOperationObserver observer, CancellationToken token)
    {
        var recent = new List<string>();
        try
        {
            if (run.LogPath is { } path)
            {
                await foreach (var line in lines.ReadAsync(path, new ShadowLogFilter { Tail = RecentLines }, token))
                    recent.Add(line.Message.Length == 0 ? line.Text : $"{line.Time:HH:mm:ss} {line.Message}");
            }
        }
        catch (AosException failure)
        {
            observer.Fail(failure, run.LogPath);
        }

        return log with { Name = "RecentActivity", Value = recent };
    }

    private static async Task<CheckResult> CheckMetricsAsync(Func<IMetricsSource> metrics, CancellationToken token)
    {
        const string Name = "PrometheusMetrics";
        const string Threshold = "0 replay failures";
        try
        {
            var (server, failures) = (metrics(), 0.0);
            var texts = new List<string>();
            foreach (var metric in Metrics)
            {
                var samples = await server.QueryAsync($"sum({metric})", token);
                var value = samples.Sum(sample => sample.Value);
                texts.Add(samples.Count == 0 ? $"{metric}: none" : string.Create(CultureInfo.InvariantCulture, $"{metric}: {value:0.###}"));
                failures = metric == WorkflowMetrics.ReplayFailures ? value : failures;
            }

            return new CheckResult(Name, failures > 0 ? CheckStatus.Warning : CheckStatus.Healthy, failures, Threshold, string.Join(", ", texts) + ".");
        }
        catch (AosException failure) when (failure is EndpointException { IsUnreachable: true } or { ErrorId: ErrorIds.IntegrationsMissing })
        {
            return new CheckResult(Name, CheckStatus.Skipped, null, Threshold, failure.Message);
        }
        catch (EndpointException failure)
        {
            return new CheckResult(Name, CheckStatus.Warning, null, Threshold, failure.Message);
        }
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
