using System.Management.Automation;
using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How the checks of an installation are shown.</summary>
public static class HelixInstallationView
{
    /// <summary>How it went, coloured; what was mended just now is told apart.</summary>
    /// <param name="value">A <see cref="HelixInstallationCheck"/>.</param>
    /// <returns>The text.</returns>
    public static string StatusString(PSObject value) => value?.BaseObject switch
    {
        HelixInstallationCheck { IsRepaired: true } => StateColor.Paint(CheckStatus.Healthy, "Repaired"),
        HelixInstallationCheck check => StateColor.Paint(check.Status),
        _ => "",
    };

    /// <summary>What was found, and below it the command that mends it.</summary>
    /// <param name="value">A <see cref="HelixInstallationCheck"/>.</param>
    /// <returns>The text, without characters that would command the terminal.</returns>
    public static string FindingString(PSObject value) => value?.BaseObject switch
    {
        HelixInstallationCheck { Remedy: { } remedy } check => $"{HumanUnits.Printable(check.Message)}\n> {HumanUnits.Printable(remedy)}",
        HelixInstallationCheck check => HumanUnits.Printable(check.Message),
        _ => "",
    };

    /// <summary>What was found.</summary>
    /// <param name="value">A <see cref="HelixInstallationCheck"/>.</param>
    /// <returns>The text, without characters that would command the terminal.</returns>
    public static string MessageString(PSObject value) =>
        value?.BaseObject is HelixInstallationCheck check ? HumanUnits.Printable(check.Message) : "";
}
