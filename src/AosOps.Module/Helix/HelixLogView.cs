using System.Management.Automation;
using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How log entries are shown.</summary>
public static class HelixLogView
{
    /// <summary>When it was written.</summary>
    /// <param name="value">A <see cref="HelixLogEntry"/>.</param>
    /// <returns>The text.</returns>
    public static string TimeString(PSObject value) => value?.BaseObject is HelixLogEntry { Time: { } time } ? HumanUnits.Time(time) : "";

    /// <summary>The level, errors and warnings coloured.</summary>
    /// <param name="value">A <see cref="HelixLogEntry"/>.</param>
    /// <returns>The text.</returns>
    public static string LevelString(PSObject value) => value?.BaseObject is not HelixLogEntry entry ? "" : entry.Level switch
    {
        HelixLogLevel.Error or HelixLogLevel.Critical => StateColor.Paint(CheckStatus.Critical, entry.Level.ToString()),
        HelixLogLevel.Warning => StateColor.Paint(CheckStatus.Warning, entry.Level.ToString()),
        var level => level.ToString(),
    };

    /// <summary>The unit without what all units have in common, or the file's name.</summary>
    /// <param name="value">A <see cref="HelixLogEntry"/>.</param>
    /// <returns>The text.</returns>
    public static string OriginString(PSObject value) => value?.BaseObject is not HelixLogEntry entry ? ""
        : entry.Unit is { } unit ? unit.Replace(".service", "", StringComparison.Ordinal)
        : Path.GetFileName(entry.Source);

    /// <summary>What it says, on one line.</summary>
    /// <param name="value">A <see cref="HelixLogEntry"/>.</param>
    /// <returns>The text, without characters that would command the terminal.</returns>
    public static string MessageString(PSObject value) => value?.BaseObject is HelixLogEntry entry ? HumanUnits.Printable(entry.Message) : "";

    /// <summary>What it says, on as many lines as it has.</summary>
    /// <param name="value">A <see cref="HelixLogEntry"/>.</param>
    /// <returns>The text, without characters that would command the terminal.</returns>
    public static string LinesString(PSObject value) =>
        value?.BaseObject is HelixLogEntry entry ? string.Join('\n', entry.Message.Split('\n').Select(HumanUnits.Printable)) : "";
}
