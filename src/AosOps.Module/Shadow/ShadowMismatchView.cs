using System.Management.Automation;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Commands.Views;

/// <summary>How mismatches are shown.</summary>
public static class ShadowMismatchView
{
    private const int HashDigits = 16;

    /// <summary>The run id, or how many mismatches are not described.</summary>
    /// <param name="value">A <see cref="ShadowMismatch"/>.</param>
    /// <returns>The text.</returns>
    public static string RunIdString(PSObject value) => value?.BaseObject switch
    {
        ShadowMismatch { RunId: { } runId } => HumanUnits.Printable(runId),
        ShadowMismatch mismatch => StateColor.Paint(CheckStatus.Warning, $"{mismatch.Count} not described"),
        _ => "",
    };

    /// <summary>The skill of the step.</summary>
    /// <param name="value">A <see cref="ShadowMismatch"/>.</param>
    /// <returns>The text.</returns>
    public static string SkillString(PSObject value) => HumanUnits.Printable((value?.BaseObject as ShadowMismatch)?.Skill ?? "");

    /// <summary>The first step that differs, with its skill.</summary>
    /// <param name="value">A <see cref="ShadowMismatch"/>.</param>
    /// <returns>The text.</returns>
    public static string StepString(PSObject value) =>
        value?.BaseObject is ShadowMismatch { Step: { } step } mismatch ? HumanUnits.Printable($"{step} {mismatch.Skill}") : "";

    /// <summary>What differs.</summary>
    /// <param name="value">A <see cref="ShadowMismatch"/>.</param>
    /// <returns>The text.</returns>
    public static string MessageString(PSObject value) => HumanUnits.Printable((value?.BaseObject as ShadowMismatch)?.Message ?? "");

    /// <summary>The hash that was expected.</summary>
    /// <param name="value">A <see cref="ShadowMismatch"/>.</param>
    /// <returns>The text.</returns>
    public static string ExpectedString(PSObject value) => Hash((value?.BaseObject as ShadowMismatch)?.Expected);

    /// <summary>The hash that came, with its skill where that is another one.</summary>
    /// <param name="value">A <see cref="ShadowMismatch"/>.</param>
    /// <returns>The text.</returns>
    public static string ActualString(PSObject value) => value?.BaseObject is not ShadowMismatch { Actual: { } actual } mismatch
        ? ""
        : mismatch.Skill is { } skill && !actual.StartsWith(skill + ":", StringComparison.Ordinal) ? HumanUnits.Printable(actual) : Hash(actual);

    /// <summary>When the cycle ended.</summary>
    /// <param name="value">A <see cref="ShadowMismatch"/>.</param>
    /// <returns>The text.</returns>
    public static string TimeString(PSObject value) => value?.BaseObject is ShadowMismatch { Time: { } time } ? HumanUnits.Time(time) : "";

    private static string Hash(string? text)
    {
        var hash = text?[(text.LastIndexOf(':') + 1)..] ?? "";
        return HumanUnits.Printable(hash.Length > HashDigits ? hash[..HashDigits] : hash);
    }
}
