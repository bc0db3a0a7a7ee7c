using System.Management.Automation;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Commands.Views;

/// <summary>How the lines and the cycles of a log are shown.</summary>
public static class ShadowLogView
{
    /// <summary>When a line was written, or a cycle began.</summary>
    /// <param name="value">A <see cref="ShadowLogLine"/> or a <see cref="ShadowCycle"/>.</param>
    /// <returns>The text.</returns>
    public static string TimeString(PSObject value) => value?.BaseObject switch
    {
        ShadowLogLine { Time: { } time } => HumanUnits.Time(time),
        ShadowCycle { StartedAt: { } time } => HumanUnits.Time(time),
        _ => "",
    };

    /// <summary>When a cycle ended.</summary>
    /// <param name="value">A <see cref="ShadowCycle"/>.</param>
    /// <returns>The text.</returns>
    public static string CompletedString(PSObject value) =>
        value?.BaseObject is ShadowCycle { CompletedAt: { } time } ? HumanUnits.Time(time) : "";

    /// <summary>The level of a line, errors and warnings coloured.</summary>
    /// <param name="value">A <see cref="ShadowLogLine"/>.</param>
    /// <returns>The text.</returns>
    public static string LevelString(PSObject value) => value?.BaseObject is not ShadowLogLine line ? "" : line.Level switch
    {
        ShadowLogLevel.Error => StateColor.Paint(CheckStatus.Critical, nameof(ShadowLogLevel.Error)),
        ShadowLogLevel.Warn => StateColor.Paint(CheckStatus.Warning, nameof(ShadowLogLevel.Warn)),
        ShadowLogLevel.Untagged => "",
        var level => level.ToString(),
    };

    /// <summary>What a line says.</summary>
    /// <param name="value">A <see cref="ShadowLogLine"/>.</param>
    /// <returns>The text, without characters that would command the terminal.</returns>
    public static string MessageString(PSObject value) => value?.BaseObject is ShadowLogLine line ? HumanUnits.Printable(line.Message) : "";

    /// <summary>How a cycle went, coloured.</summary>
    /// <param name="value">A <see cref="ShadowCycle"/>.</param>
    /// <returns>The text.</returns>
    public static string CycleStateString(PSObject value) => value?.BaseObject is not ShadowCycle cycle ? "" : cycle.State switch
    {
        ShadowCycleState.Succeeded or ShadowCycleState.Running => StateColor.Paint(CheckStatus.Healthy, cycle.State.ToString()),
        ShadowCycleState.Unfinished => StateColor.Paint(CheckStatus.Warning, cycle.State.ToString()),
        _ => StateColor.Paint(CheckStatus.Critical, cycle.State.ToString()),
    };

    /// <summary>How long a cycle took.</summary>
    /// <param name="value">A <see cref="ShadowCycle"/>.</param>
    /// <returns>The text.</returns>
    public static string DurationString(PSObject value) =>
        value?.BaseObject is ShadowCycle { Duration: { } duration } ? HumanUnits.Duration(duration) : "";
}
