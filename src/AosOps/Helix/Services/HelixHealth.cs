using System.Globalization;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>The checks of the Helix services' health. A check that cannot be made says why, and is never Healthy.</summary>
/// <param name="thresholds">From where on a service is not well.</param>
public sealed class HelixHealth(HelixThresholds thresholds)
{
    private const int CriticalFactor = 10;

    /// <summary>Checks a service.</summary>
    /// <param name="status">What it answered.</param>
    /// <param name="errors">What its log says.</param>
    /// <returns>One result a check: of Shadow Metrics its version and dissonance, of Dissonance Research whether it is ok; of both response time, uptime and errors.</returns>
    public IEnumerable<CheckResult> Check(HelixStatus status, HelixErrorCount errors)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(errors);
        var isMetrics = status.Service == HelixService.ShadowMetrics;
        var prefix = isMetrics ? "Metrics" : "Research";
        if (isMetrics)
        {
            yield return CheckVersion(prefix + "Version", status);
            yield return CheckDissonance("Dissonance", status);
        }
        else
        {
            yield return CheckOk(prefix + "Status", status);
        }

        yield return CheckResponse(prefix + "Response", status);
        yield return CheckUptime(prefix + "Uptime", status);
        yield return CheckErrors(prefix + "Errors", errors);
    }

    private CheckResult CheckVersion(string name, HelixStatus status)
    {
        var threshold = "= " + thresholds.Version;
        return status.Version is not { } version ? Unanswered(name, threshold, status, CheckStatus.Critical)
            : version == thresholds.Version ? new(name, CheckStatus.Healthy, version, threshold, $"{status.Endpoint} answers with version {version}.")
            : new(name, CheckStatus.Critical, version, threshold, $"{status.Endpoint} answers with version {version}, not {thresholds.Version}.");
    }

    private static CheckResult CheckOk(string name, HelixStatus status) => status.State switch
    {
        HelixState.Running => new(name, CheckStatus.Healthy, "ok", "= ok", $"{status.Endpoint} answers. {status.Message}"),
        HelixState.Degraded => new(name, CheckStatus.Critical, "not ok", "= ok", $"{status.Endpoint} answers. {status.Message}"),
        _ => Unanswered(name, "= ok", status, CheckStatus.Critical),
    };

    private CheckResult CheckDissonance(string name, HelixStatus status)
    {
        var threshold = $"<= {Text(thresholds.Dissonance)}";
        if (status.Dissonance is not { } value)
            return Unanswered(name, threshold, status, status.State == HelixState.Degraded ? CheckStatus.Critical : CheckStatus.Skipped);
        return value > thresholds.Dissonance
            ? new(name, CheckStatus.Critical, value, threshold, $"The dissonance value is {Text(value)}: more than {Text(thresholds.Dissonance)}.")
            : new(name, CheckStatus.Healthy, value, threshold, status.Message);
    }

    private CheckResult CheckResponse(string name, HelixStatus status)
    {
        var threshold = $"<= {Text(thresholds.ResponseTime.TotalMilliseconds)} ms";
        if (status.Latency is not { } latency)
            return Unanswered(name, threshold, status, CheckStatus.Skipped);
        var milliseconds = Math.Round(latency.TotalMilliseconds, 1);
        return new(name, latency > thresholds.ResponseTime ? CheckStatus.Warning : CheckStatus.Healthy, milliseconds, threshold, $"It answered in {Text(milliseconds)} ms.");
    }

    private CheckResult CheckUptime(string name, HelixStatus status)
    {
        var threshold = $">= {Text(thresholds.Uptime.TotalMinutes)} min";
        if (status.Uptime is not { } uptime)
            return Unanswered(name, threshold, status, CheckStatus.Skipped);
        var minutes = Math.Round(uptime.TotalMinutes, 1);
        return uptime < thresholds.Uptime
            ? new(name, CheckStatus.Warning, minutes, threshold, $"It was started only {Text(minutes)} min ago; Get-HelixLog says why.")
            : new(name, CheckStatus.Healthy, minutes, threshold, $"It has been running for {Text(minutes)} min.");
    }

    private CheckResult CheckErrors(string name, HelixErrorCount errors)
    {
        var threshold = $"<= {Text(thresholds.ErrorsPerHour)}/h";
        if (errors.Problem is { } problem)
            return new(name, CheckStatus.Warning, null, threshold, $"Errors cannot be counted: {problem}");
        var rate = Math.Round(errors.Errors / thresholds.LogPeriod.TotalHours, 1);
        var status = rate > thresholds.ErrorsPerHour * CriticalFactor ? CheckStatus.Critical
            : rate > thresholds.ErrorsPerHour ? CheckStatus.Warning
            : CheckStatus.Healthy;
        var message = errors.Errors == 0
            ? $"No errors among {Text(errors.Lines)} lines of {errors.Source}."
            : $"{Text(errors.Errors)} errors among {Text(errors.Lines)} lines of {errors.Source}, the last: {errors.LastError}";
        return new(name, status, rate, threshold, message);
    }

    /// <summary>What cannot be checked is as bad as what keeps it from being checked; that itself is reported once as critical.</summary>
    private static CheckResult Unanswered(string name, string threshold, HelixStatus status, CheckStatus severity) =>
        new(name, severity, null, threshold, status.State is HelixState.Running or HelixState.Degraded && severity == CheckStatus.Skipped
            ? "The service does not say."
            : severity == CheckStatus.Skipped ? $"Not known: the service is {status.State.ToString().ToLowerInvariant()}."
            : status.Message);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
