using System.Management.Automation;
using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How the checks of an installation are shown.</summary>
public static class HelixInstallationView
{
    // With the columns before it, this fills a terminal of 80. PowerShell would break lines in the middle of words.
    private const int Columns = 60;
    private const string Indent = "  ";

    /// <summary>How it went, coloured; what was mended just now is told apart.</summary>
    /// <param name="value">A <see cref="HelixInstallationCheck"/>.</param>
    /// <returns>The text.</returns>
    public static string StatusString(PSObject value) => value?.BaseObject switch
    {
        HelixInstallationCheck { IsRepaired: true } => StateColor.Paint(CheckStatus.Healthy, "Repaired"),
        HelixInstallationCheck check => StateColor.Paint(check.Status),
        _ => "",
    };

    /// <summary>What was found, and below it the command that mends it, in lines that can be pasted into a shell.</summary>
    /// <param name="value">A <see cref="HelixInstallationCheck"/>.</param>
    /// <returns>The text, without characters that would command the terminal.</returns>
    public static string FindingString(PSObject value) => value?.BaseObject switch
    {
        HelixInstallationCheck { Remedy: { } remedy } check => $"{Message(check)}\n{Indent}{WordWrap.Lines(HumanUnits.Printable(remedy), Columns - Indent.Length, " \\\n" + Indent, keepsQuoted: true)}",
        HelixInstallationCheck check => Message(check),
        _ => "",
    };

    /// <summary>What was found, in full.</summary>
    /// <param name="value">A <see cref="HelixInstallationCheck"/>.</param>
    /// <returns>The text, without characters that would command the terminal.</returns>
    public static string MessageString(PSObject value) =>
        value?.BaseObject is HelixInstallationCheck check ? HumanUnits.Printable(check.Message) : "";

    private static string Message(HelixInstallationCheck check) => WordWrap.Lines(HumanUnits.Printable(check.Message), Columns, "\n");
}
