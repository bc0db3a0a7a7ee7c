using System.Management.Automation;
using AosOps.Drills;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How the steps of a drill are shown.</summary>
public static class DrillView
{
    /// <summary>The status, coloured.</summary>
    /// <param name="value">A <see cref="DrillStep"/>.</param>
    /// <returns>The text.</returns>
    public static string StatusString(PSObject value) => value?.BaseObject is not DrillStep step
        ? ""
        : StateColor.Paint(((IVerdict)step).Verdict, step.Status.ToString());

    /// <summary>How long the step took.</summary>
    /// <param name="value">A <see cref="DrillStep"/>.</param>
    /// <returns>The text.</returns>
    public static string DurationString(PSObject value) =>
        value?.BaseObject is DrillStep step ? HumanUnits.Duration(step.Duration) : "";
}
