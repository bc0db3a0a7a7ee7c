using System.Management.Automation;
using System.Runtime.CompilerServices;
using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Commands;

/// <summary>Checks the health of the Helix services: version, ok, dissonance, response time, uptime, errors in logs.</summary>
/// <remarks>
/// <para>This is the daily check. Of Shadow Metrics it wants the version (-Version) and a dissonance value of no more
/// than -MaximumDissonance; of Dissonance Research that it says ok. Of both: an answer within -MaximumResponseTime, an
/// uptime of at least -MinimumUptime, and no more than -MaximumErrorRate errors an hour in the log.</para>
/// <para>A wrong version, a service that is not ok or does not answer, and too high a dissonance are CRITICAL; a slow
/// answer, a late restart and too many errors are a WARNING, ten times too many errors CRITICAL.</para>
/// <para>A check that cannot be made is never Healthy, and says why: Skipped where the service does not say, or does
/// not answer (which is CRITICAL already), a WARNING where the log cannot be read.</para>
/// <para>Errors are counted in the journal; with -LogPath in log files.</para>
/// </remarks>
/// <example>
///   <code>Test-HelixHealth</code>
///   <para>Makes all checks. In aosops the exit code is 1 when one is CRITICAL.</para>
/// </example>
/// <example>
///   <code>Test-HelixHealth -MaximumDissonance 0.2 -MaximumResponseTime 100ms -LogPeriod 24h | Where-Object Status -ne Healthy</code>
///   <para>Shows what is not well by stricter rules.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "HelixHealth")]
[OutputType(typeof(CheckResult))]
public sealed class TestHelixHealthCommand : HelixCommand
{
    private static readonly HelixThresholds Defaults = new();

    /// <summary>The services: ShadowMetrics, DissonanceResearch. The default is both.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public HelixService[] Service { get; set; } = [.. HelixUnit.Services];

    /// <summary>The version that Shadow Metrics must have. The default is 1.1.0.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Version { get; set; } = Defaults.Version;

    /// <summary>The highest dissonance value. The default is 0.3.</summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double MaximumDissonance { get; set; } = Defaults.Dissonance;

    /// <summary>The longest time for an answer: seconds, or a text such as 500ms, which is the default.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan MaximumResponseTime { get; set; } = Defaults.ResponseTime;

    /// <summary>The shortest uptime: seconds, or a text such as 5m, which is the default.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan MinimumUptime { get; set; } = Defaults.Uptime;

    /// <summary>The most errors an hour. The default is 5.</summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double MaximumErrorRate { get; set; } = Defaults.ErrorsPerHour;

    /// <summary>How far back the logs are read: seconds, or a text such as 1h, which is the default.</summary>
    [Parameter]
    [Seconds]
    [ValidatePositive]
    public TimeSpan LogPeriod { get; set; } = Defaults.LogPeriod;

    /// <summary>A log file instead of the journal. It counts for each service that is checked, so name one service with -Service.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var services = Services;
        var path = LogPath is null ? null : ResolveTarget(LogPath);
        Stream(null, (_, token) => CheckAsync(services, path, token));
    }

    private async IAsyncEnumerable<CheckResult> CheckAsync(IHelixServices services, string? logPath, [EnumeratorCancellation] CancellationToken token)
    {
        var thresholds = new HelixThresholds
        {
            Version = Version,
            Dissonance = MaximumDissonance,
            ResponseTime = MaximumResponseTime,
            Uptime = MinimumUptime,
            ErrorsPerHour = MaximumErrorRate,
            LogPeriod = LogPeriod,
        };
        var probe = new HelixHealthProbe(services, Environment.GetEnvironmentVariable("PATH"), thresholds, TimeProvider.System);
        foreach (var checks in Service.Distinct().Select(service => probe.CheckAsync(service, logPath, token)).ToList())
        {
            foreach (var check in await checks)
                yield return check;
        }
    }
}
