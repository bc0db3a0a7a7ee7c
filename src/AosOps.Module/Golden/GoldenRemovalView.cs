using System.Management.Automation;
using AosOps.Golden.Retention;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How the removal of golden files is shown.</summary>
public static class GoldenRemovalView
{
    /// <summary>What became of a file, coloured.</summary>
    /// <param name="value">A <see cref="GoldenRemoval"/>.</param>
    /// <returns>The text.</returns>
    public static string OutcomeString(PSObject value) => value?.BaseObject is GoldenRemoval removal
        ? StateColor.Paint(
            removal.Outcome switch
            {
                GoldenRemovalOutcome.Removed => CheckStatus.Healthy,
                GoldenRemovalOutcome.Failed => CheckStatus.Critical,
                _ => CheckStatus.Warning,
            },
            removal.Outcome.ToString())
        : "";

    /// <summary>The run id as a terminal may show it.</summary>
    /// <param name="value">A <see cref="GoldenRemoval"/>.</param>
    /// <returns>The text.</returns>
    public static string RunString(PSObject value) => value?.BaseObject is GoldenRemoval removal ? HumanUnits.Printable(removal.RunId) : "";

    /// <summary>The size of the file.</summary>
    /// <param name="value">A <see cref="GoldenRemoval"/>.</param>
    /// <returns>The text.</returns>
    public static string SizeString(PSObject value) => value?.BaseObject is GoldenRemoval removal ? HumanUnits.Bytes(removal.Bytes) : "";

    /// <summary>The name of the archive that holds the file.</summary>
    /// <param name="value">A <see cref="GoldenRemoval"/>.</param>
    /// <returns>The text.</returns>
    public static string ArchiveString(PSObject value) => value?.BaseObject is GoldenRemoval { Archive: { } archive } ? System.IO.Path.GetFileName(archive) : "";
}
