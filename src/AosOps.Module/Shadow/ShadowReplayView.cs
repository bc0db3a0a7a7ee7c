using System.Management.Automation;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Commands.Views;

/// <summary>How replays of golden files are shown.</summary>
public static class ShadowReplayView
{
    /// <summary>How the replay ended: green where it agreed, else red.</summary>
    /// <param name="value">A <see cref="ShadowReplay"/>.</param>
    /// <returns>The text.</returns>
    public static string OutcomeString(PSObject value) =>
        value?.BaseObject is ShadowReplay replay ? StateColor.Paint(((IVerdict)replay).Verdict, replay.Outcome.ToString()) : "";

    /// <summary>The first step that differs, with its skill.</summary>
    /// <param name="value">A <see cref="ShadowReplay"/>.</param>
    /// <returns>The text.</returns>
    public static string StepString(PSObject value) =>
        value?.BaseObject is ShadowReplay { FirstDivergentStep: { } step } replay ? HumanUnits.Printable($"{step} {replay.Skill}") : "";

    /// <summary>The workflow type that the file records.</summary>
    /// <param name="value">A <see cref="ShadowReplay"/>.</param>
    /// <returns>The text.</returns>
    public static string TypeString(PSObject value) => HumanUnits.Printable((value?.BaseObject as ShadowReplay)?.WorkflowType ?? "");

    /// <summary>What changed and how that is known.</summary>
    /// <param name="value">A <see cref="ShadowReplay"/>.</param>
    /// <returns>The text.</returns>
    public static string CauseString(PSObject value) => HumanUnits.Printable((value?.BaseObject as ShadowReplay)?.Cause ?? "");

    /// <summary>What changed; nothing where nothing did.</summary>
    /// <param name="value">A <see cref="ShadowReplay"/>.</param>
    /// <returns>The text.</returns>
    public static string ChangedString(PSObject value) =>
        value?.BaseObject is ShadowReplay { Changed: not ReplayChange.Nothing } replay ? replay.Changed.ToString() : "";
}
