using System.Management.Automation;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Commands.Views;

/// <summary>How the emergency stop is shown.</summary>
public static class EmergencyStopView
{
    /// <summary>The state, coloured.</summary>
    /// <param name="value">An <see cref="EmergencyStopStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string StateString(PSObject value) => value?.BaseObject is EmergencyStopStatus status
        ? StateColor.Paint(status.IsStopped ? CheckStatus.Critical : CheckStatus.Healthy, status.State.ToString())
        : "";

    /// <summary>Since when workflows are stopped.</summary>
    /// <param name="value">An <see cref="EmergencyStopStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string SinceString(PSObject value) =>
        value?.BaseObject is EmergencyStopStatus { Since: { } since } ? HumanUnits.Time(since) : "";

    /// <summary>What could not be read.</summary>
    /// <param name="value">An <see cref="EmergencyStopStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string ProblemsString(PSObject value) =>
        value?.BaseObject is EmergencyStopStatus status ? HumanUnits.Printable(string.Join(" ", status.Problems)) : "";

    /// <summary>How often the stop was used, and the last time.</summary>
    /// <param name="value">An <see cref="EmergencyStopStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string HistoryString(PSObject value) => value?.BaseObject is EmergencyStopStatus { History: [.., var last] history }
        ? HumanUnits.Printable($"{history.Count} {(history.Count == 1 ? "entry" : "entries")}, the last: {HumanUnits.Time(last.Time)} {last.Action} by {last.User} on {last.Host}")
        : "";

    /// <summary>Who stopped the workflows, or did what an entry says.</summary>
    /// <param name="value">An <see cref="EmergencyStopStatus"/> or an <see cref="EmergencyStopEvent"/>.</param>
    /// <returns>The text.</returns>
    public static string ByString(PSObject value) => value?.BaseObject switch
    {
        EmergencyStopStatus { By: { } user } => HumanUnits.Printable(user),
        EmergencyStopEvent happened => HumanUnits.Printable(happened.User),
        _ => "",
    };

    /// <summary>Why.</summary>
    /// <param name="value">An <see cref="EmergencyStopStatus"/> or an <see cref="EmergencyStopEvent"/>.</param>
    /// <returns>The text.</returns>
    public static string ReasonString(PSObject value) => value?.BaseObject switch
    {
        EmergencyStopStatus { Reason: { } reason } => HumanUnits.Printable(reason),
        EmergencyStopEvent { Reason: { } reason } => HumanUnits.Printable(reason),
        _ => "",
    };

    /// <summary>When it happened.</summary>
    /// <param name="value">An <see cref="EmergencyStopEvent"/>.</param>
    /// <returns>The text.</returns>
    public static string TimeString(PSObject value) => value?.BaseObject is EmergencyStopEvent happened ? HumanUnits.Time(happened.Time) : "";
}
