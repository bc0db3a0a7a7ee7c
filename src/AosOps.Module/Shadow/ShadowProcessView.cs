using System.Globalization;
using System.Management.Automation;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Commands.Views;

/// <summary>How the process of a run is shown.</summary>
public static class ShadowProcessView
{
    /// <summary>The state, coloured: red where the run looks stuck.</summary>
    /// <param name="value">A <see cref="ShadowProcess"/>.</param>
    /// <returns>The text.</returns>
    public static string StateString(PSObject value) => value?.BaseObject is not ShadowProcess process
        ? ""
        : StateColor.Paint(Outcome(process), process.State.ToString());

    /// <summary>How long it has existed.</summary>
    /// <param name="value">A <see cref="ShadowProcess"/>.</param>
    /// <returns>The text.</returns>
    public static string ElapsedString(PSObject value) =>
        value?.BaseObject is ShadowProcess { Elapsed: { } elapsed } ? HumanUnits.Duration(elapsed) : "";

    /// <summary>Its processor time, and the share of the elapsed time that it is.</summary>
    /// <param name="value">A <see cref="ShadowProcess"/>.</param>
    /// <returns>The text.</returns>
    public static string CpuString(PSObject value) => value?.BaseObject is ShadowProcess { CpuTime: { } time } process
        ? string.Create(CultureInfo.InvariantCulture, $"{HumanUnits.Duration(time)} ({process.CpuPercent ?? 0:0.0} %)")
        : "";

    /// <summary>The memory that it occupies.</summary>
    /// <param name="value">A <see cref="ShadowProcess"/>.</param>
    /// <returns>The text.</returns>
    public static string MemoryString(PSObject value) =>
        value?.BaseObject is ShadowProcess { WorkingSetBytes: { } bytes } ? HumanUnits.Bytes(bytes) : "";

    /// <summary>Its children, one a line.</summary>
    /// <param name="value">A <see cref="ShadowProcess"/>.</param>
    /// <returns>The text.</returns>
    public static string ChildrenString(PSObject value) => value?.BaseObject is ShadowProcess { Children: { } children }
        ? string.Join('\n', children.Select(child => HumanUnits.Printable($"{child.ProcessId} {child.State} {child.CommandLine ?? child.Name}{(child.WaitsFor is { } reason ? ": " + reason : "")}")))
        : "";

    /// <summary>Its open files, one a line.</summary>
    /// <param name="value">A <see cref="ShadowProcess"/>.</param>
    /// <returns>The text.</returns>
    public static string OpenFilesString(PSObject value) => value?.BaseObject is ShadowProcess { OpenFiles: { } files }
        ? string.Join('\n', files.Select(file => HumanUnits.Printable($"{file.Descriptor} {file.Mode} {file.Path}")))
        : "";

    /// <summary>The notes, one a line.</summary>
    /// <param name="value">A <see cref="ShadowProcess"/>.</param>
    /// <returns>The text.</returns>
    public static string NotesString(PSObject value) =>
        value?.BaseObject is ShadowProcess process ? string.Join('\n', process.Notes) : "";

    private static CheckStatus Outcome(ShadowProcess process) => process switch
    {
        { IsStuck: true } => CheckStatus.Critical,
        { State: ShadowProcessState.Running or ShadowProcessState.Sleeping } => CheckStatus.Healthy,
        { State: ShadowProcessState.Unknown } => CheckStatus.Skipped,
        _ => CheckStatus.Warning,
    };
}
