using System.Management.Automation;
using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Workflow;

namespace AosOps.Commands;

/// <summary>Makes the sanity check of a shadow run: process, mismatches, disk, recent activity, metrics, and the verdict.</summary>
/// <remarks>
/// <para>Five sections and the verdict Overall, one object each: ProcessStatus, MismatchCheck (log and every cycle report),
/// DiskUsage, RecentActivity with the last ten lines of the log as its Value, and PrometheusMetrics.</para>
/// <para>The verdict is HEALTHY only when every section is. A metrics server that cannot be reached within two seconds, or
/// that has no workflow metrics, is Skipped, with its address named, and does not spoil the verdict. A run without a log
/// is CRITICAL, and so is a cycle report that cannot be read, which Test-ShadowHealth does not look at. Golden files are only
/// measured: Invoke-ShadowReplay says whether one was altered. In aosops the exit code is 1 when the verdict is CRITICAL.</para>
/// </remarks>
/// <example>
///   <code>Test-ShadowSanity</code>
///   <para>Checks the newest run; meant to be done every four hours.</para>
/// </example>
/// <example>
///   <code>(Test-ShadowSanity | Where-Object Name -eq RecentActivity).Value</code>
///   <para>Shows the last ten lines of the newest run's log.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "ShadowSanity", DefaultParameterSetName = "Path")]
[OutputType(typeof(CheckResult))]
public sealed class TestShadowSanityCommand : ShadowRunCommand
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(2);

    private readonly ShadowSanity sanity = new();

    /// <summary>The address of Prometheus. The default is that of PROMETHEUS_URL or the settings file, else http://localhost:9090.</summary>
    [Parameter]
    [ValidatePattern("^https?://.")]
    public Uri? PrometheusUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run)
    {
        if (Await(run, (observer, token) => CheckAsync(run, observer, token)) is { } checks)
            WriteObject(checks, enumerateCollection: true);
    }

    private async Task<IReadOnlyList<CheckResult>> CheckAsync(ShadowRun run, IOperationObserver observer, CancellationToken token)
    {
        var configuration = PrometheusUrl is null ? Configuration : Configuration with { PrometheusUri = PrometheusUrl };
        var services = new Lazy<IWorkflowServices>(() => IntegrationLoader.Create<IWorkflowServices>(configuration, CallTimeout));
        try
        {
            return await sanity.CheckAsync(run, () => services.Value.Metrics, observer, token);
        }
        finally
        {
            if (services.IsValueCreated)
                services.Value.Dispose();
        }
    }
}
