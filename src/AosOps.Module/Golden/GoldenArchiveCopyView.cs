using System.Management.Automation;
using AosOps.Golden.Stores;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How copies of archives are shown.</summary>
public static class GoldenArchiveCopyView
{
    /// <summary>What became of a copy, coloured.</summary>
    /// <param name="value">A <see cref="GoldenArchiveCopy"/>.</param>
    /// <returns>The text.</returns>
    public static string OutcomeString(PSObject value) =>
        value?.BaseObject is GoldenArchiveCopy copy ? StateColor.Paint(CheckStatus.Healthy, copy.Outcome.ToString()) : "";

    /// <summary>The size of the archive.</summary>
    /// <param name="value">A <see cref="GoldenArchiveCopy"/>.</param>
    /// <returns>The text.</returns>
    public static string SizeString(PSObject value) => value?.BaseObject is GoldenArchiveCopy copy ? HumanUnits.Bytes(copy.Size) : "";

    /// <summary>How long it took.</summary>
    /// <param name="value">A <see cref="GoldenArchiveCopy"/>.</param>
    /// <returns>The text.</returns>
    public static string DurationString(PSObject value) => value?.BaseObject is GoldenArchiveCopy copy ? HumanUnits.Duration(copy.Duration) : "";
}
