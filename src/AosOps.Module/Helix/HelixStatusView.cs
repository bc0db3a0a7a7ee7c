using System.Globalization;
using System.Management.Automation;
using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How the state of the Helix services is shown.</summary>
public static class HelixStatusView
{
    /// <summary>The state, coloured.</summary>
    /// <param name="value">A <see cref="HelixStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string StateString(PSObject value) =>
        value?.BaseObject is HelixStatus status ? StateColor.Paint(((IVerdict)status).Verdict, status.State.ToString()) : "";

    /// <summary>How long a service has been running.</summary>
    /// <param name="value">A <see cref="HelixStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string UptimeString(PSObject value) =>
        value?.BaseObject is HelixStatus { Uptime: { } uptime } ? HumanUnits.Duration(uptime) : "";

    /// <summary>The latency in milliseconds.</summary>
    /// <param name="value">A <see cref="HelixStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string LatencyString(PSObject value) =>
        value?.BaseObject is HelixStatus { Latency: { } latency } ? latency.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms" : "";

    /// <summary>When the newest entry was received.</summary>
    /// <param name="value">A <see cref="HelixStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string LastEntryString(PSObject value) =>
        value?.BaseObject is HelixStatus { LastEntry: { } time } ? HumanUnits.Time(time) : "";

    /// <summary>What there is to say, without characters that would command the terminal.</summary>
    /// <param name="value">A <see cref="HelixStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string MessageString(PSObject value) => value?.BaseObject is HelixStatus status ? HumanUnits.Printable(status.Message) : "";
}
