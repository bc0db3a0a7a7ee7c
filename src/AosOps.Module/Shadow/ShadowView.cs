using System.Management.Automation;
using AosOps.Shadow;

namespace AosOps.Commands.Views;

/// <summary>How runs and their status are shown.</summary>
public static class ShadowView
{
    /// <summary>When a run began.</summary>
    /// <param name="value">A <see cref="ShadowRun"/> or a <see cref="ShadowStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string StartedString(PSObject value) => value?.BaseObject switch
    {
        ShadowRun { StartedAt: { } time } => HumanUnits.Time(time),
        ShadowStatus { StartedAt: { } time } => HumanUnits.Time(time),
        _ => "",
    };

    /// <summary>Where a run is: its log and its directory, one a line.</summary>
    /// <param name="value">A <see cref="ShadowRun"/>.</param>
    /// <returns>The text.</returns>
    public static string PlacesString(PSObject value) => value?.BaseObject is ShadowRun run
        ? string.Join('\n', new[] { run.LogPath, run.Directory }.OfType<string>().Select(HumanUnits.Printable))
        : "";

    /// <summary>The state of a run, coloured by its health.</summary>
    /// <param name="value">A <see cref="ShadowStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string StateString(PSObject value) =>
        value?.BaseObject is ShadowStatus status ? StateColor.Paint(status.Health, status.State.Name()) : "";

    /// <summary>The health of a run, coloured.</summary>
    /// <param name="value">A <see cref="ShadowStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string HealthString(PSObject value) =>
        value?.BaseObject is ShadowStatus status ? StateColor.Paint(status.Health) : "";

    /// <summary>The successful cycles out of all.</summary>
    /// <param name="value">A <see cref="ShadowStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string CyclesString(PSObject value) =>
        value?.BaseObject is ShadowStatus status ? status.SuccessfulCycles.ToString() + "/" + status.Cycles.ToString() : "";

    /// <summary>How long a run took.</summary>
    /// <param name="value">A <see cref="ShadowStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string ElapsedString(PSObject value) =>
        value?.BaseObject is ShadowStatus { Elapsed: { } elapsed } ? HumanUnits.Duration(elapsed) : "";

    /// <summary>How long ago the log was last written to.</summary>
    /// <param name="value">A <see cref="ShadowStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string LogAgeString(PSObject value) =>
        value?.BaseObject is ShadowStatus { LogAge: { } age } ? HumanUnits.Age(age) : "";

    /// <summary>When the log's last line was written.</summary>
    /// <param name="value">A <see cref="ShadowStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string LastActivityString(PSObject value) =>
        value?.BaseObject is ShadowStatus { LastActivity: { } time } ? HumanUnits.Time(time) : "";

    /// <summary>How full the disk is.</summary>
    /// <param name="value">A <see cref="ShadowStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string DiskString(PSObject value) =>
        value?.BaseObject is ShadowStatus { DiskUsedPercent: { } used } ? $"{used:0.#} %" : "";

    /// <summary>The golden files, with their size.</summary>
    /// <param name="value">A <see cref="ShadowStatus"/>.</param>
    /// <returns>The text.</returns>
    public static string GoldenString(PSObject value) =>
        value?.BaseObject is ShadowStatus { GoldenFiles: { } files, GoldenBytes: { } bytes } ? $"{files} ({HumanUnits.Bytes(bytes)})" : "";
}
