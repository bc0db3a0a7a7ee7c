using System.Globalization;
using System.Management.Automation;
using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How dissonance values are shown.</summary>
public static class HelixDissonanceView
{
    /// <summary>The value, red above the threshold.</summary>
    /// <param name="value">A <see cref="HelixDissonance"/>.</param>
    /// <returns>The text.</returns>
    public static string ValueString(PSObject value) => value?.BaseObject is HelixDissonance dissonance
        ? StateColor.Paint(((IVerdict)dissonance).Verdict, dissonance.Value.ToString(CultureInfo.InvariantCulture))
        : "";

    /// <summary>When it was set.</summary>
    /// <param name="value">A <see cref="HelixDissonance"/> or a <see cref="DissonanceChange"/>.</param>
    /// <returns>The text.</returns>
    public static string TimestampString(PSObject value) => value?.BaseObject switch
    {
        HelixDissonance dissonance => HumanUnits.Time(dissonance.Timestamp),
        DissonanceChange change => HumanUnits.Time(change.Timestamp),
        _ => "",
    };

    /// <summary>Who set it.</summary>
    /// <param name="value">A <see cref="HelixDissonance"/> or a <see cref="DissonanceChange"/>.</param>
    /// <returns>The text, without characters that would command the terminal.</returns>
    public static string SourceString(PSObject value) => value?.BaseObject switch
    {
        HelixDissonance dissonance => HumanUnits.Printable(dissonance.Source),
        DissonanceChange change => HumanUnits.Printable(change.Source),
        _ => "",
    };

    /// <summary>Whether it was audited, and undone: yellow.</summary>
    /// <param name="value">A <see cref="DissonanceChange"/>.</param>
    /// <returns>The text.</returns>
    public static string AuditString(PSObject value) => value?.BaseObject switch
    {
        DissonanceChange { IsHealed: true } => StateColor.Paint(CheckStatus.Warning, "audited, healed"),
        DissonanceChange { IsAudited: true } => StateColor.Paint(CheckStatus.Warning, "audited"),
        _ => "",
    };
}
