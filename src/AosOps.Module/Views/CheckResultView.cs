using System.Globalization;
using System.Management.Automation;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How the results of checks are shown.</summary>
public static class CheckResultView
{
    /// <summary>The outcome, coloured.</summary>
    /// <param name="value">A <see cref="CheckResult"/>.</param>
    /// <returns>The text.</returns>
    public static string StatusString(PSObject value) => value?.BaseObject is CheckResult check ? StateColor.Paint(check.Status) : "";

    /// <summary>What was found: a number, a text, or how many lines.</summary>
    /// <param name="value">A <see cref="CheckResult"/>.</param>
    /// <returns>The text.</returns>
    public static string ValueString(PSObject value) => value?.BaseObject is not CheckResult check ? "" : check.Value switch
    {
        IReadOnlyCollection<string> lines => $"{lines.Count} lines",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other?.ToString() ?? "",
    };

    /// <summary>What was found, in full: the lines themselves.</summary>
    /// <param name="value">A <see cref="CheckResult"/>.</param>
    /// <returns>The text.</returns>
    public static string FullValueString(PSObject value) =>
        value?.BaseObject is CheckResult { Value: IReadOnlyCollection<string> lines } ? string.Join('\n', lines.Select(HumanUnits.Printable)) : ValueString(value!);
}
