using System.Management.Automation;
using AosOps.Helix;

namespace AosOps.Commands.Views;

/// <summary>How backups are shown.</summary>
public static class HelixBackupView
{
    /// <summary>The size of the archive.</summary>
    /// <param name="value">A <see cref="HelixBackup"/>.</param>
    /// <returns>The text.</returns>
    public static string SizeString(PSObject value) => value?.BaseObject is HelixBackup backup ? HumanUnits.Bytes(backup.Size) : "";

    /// <summary>When it was made.</summary>
    /// <param name="value">A <see cref="HelixBackup"/>.</param>
    /// <returns>The text.</returns>
    public static string CreatedString(PSObject value) => value?.BaseObject is HelixBackup backup ? HumanUnits.Time(backup.CreatedAt) : "";

    /// <summary>The size of the database.</summary>
    /// <param name="value">A <see cref="HelixBackup"/>.</param>
    /// <returns>The text.</returns>
    public static string DatabaseString(PSObject value) => value?.BaseObject is HelixBackup { DatabaseSize: { } size } ? HumanUnits.Bytes(size) : "none";

    /// <summary>How many files there are.</summary>
    /// <param name="value">A <see cref="HelixBackup"/>.</param>
    /// <returns>The text.</returns>
    public static string CountString(PSObject value) => value?.BaseObject is HelixBackup backup ? $"{backup.Files.Count}" : "";

    /// <summary>The files, one a line.</summary>
    /// <param name="value">A <see cref="HelixBackup"/>.</param>
    /// <returns>The text, without characters that would command the terminal.</returns>
    public static string FilesString(PSObject value) => value?.BaseObject is HelixBackup backup ? string.Join('\n', backup.Files.Select(HumanUnits.Printable)) : "";
}
