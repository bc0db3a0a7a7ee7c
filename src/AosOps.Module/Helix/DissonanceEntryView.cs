using System.Management.Automation;
using AosOps.Helix;

namespace AosOps.Commands.Views;

/// <summary>How time entries are shown.</summary>
public static class DissonanceEntryView
{
    /// <summary>When it was received.</summary>
    /// <param name="value">A <see cref="DissonanceEntry"/>.</param>
    /// <returns>The text.</returns>
    public static string ReceivedString(PSObject value) =>
        value?.BaseObject is DissonanceEntry { ReceivedAt: { } time } ? HumanUnits.Time(time) : "";

    /// <summary>Where it comes from.</summary>
    /// <param name="value">A <see cref="DissonanceEntry"/>.</param>
    /// <returns>The text, without characters that would command the terminal.</returns>
    public static string SourceString(PSObject value) => value?.BaseObject is DissonanceEntry entry ? HumanUnits.Printable(entry.Source) : "";

    /// <summary>What it is.</summary>
    /// <param name="value">A <see cref="DissonanceEntry"/>.</param>
    /// <returns>The text, without characters that would command the terminal.</returns>
    public static string HumanString(PSObject value) => value?.BaseObject is DissonanceEntry entry ? HumanUnits.Printable(entry.Human) : "";
}
