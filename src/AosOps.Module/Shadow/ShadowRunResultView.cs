using System.Management.Automation;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Commands.Views;

/// <summary>How the result of a run is shown.</summary>
public static class ShadowRunResultView
{
    /// <summary>The verdict, coloured.</summary>
    /// <param name="value">A <see cref="ShadowRunResult"/>.</param>
    /// <returns>The text.</returns>
    public static string VerdictString(PSObject value) =>
        value?.BaseObject is ShadowRunResult result ? StateColor.Paint(((IVerdict)result).Verdict, result.Verdict.ToString()) : "";

    /// <summary>How long the run took.</summary>
    /// <param name="value">A <see cref="ShadowRunResult"/>.</param>
    /// <returns>The text.</returns>
    public static string DurationString(PSObject value) =>
        value?.BaseObject is ShadowRunResult result ? HumanUnits.Duration(result.Duration) : "";
}
