using System.Management.Automation;
using System.Text;
using AosOps.Shadow;

namespace AosOps.Commands.Views;

/// <summary>How the sections of a report are shown.</summary>
public static class ShadowReportView
{
    private const string None = "none";

    /// <summary>The state and what is the matter.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string StatusString(PSObject value) => value?.BaseObject is ShadowReport { Status: { } status }
        ? StateColor.Paint(status.Health, $"{status.State}, {status.Health}") + "\n" + status.Message
        : "";

    /// <summary>Section 1.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string ProcessString(PSObject value) => value?.BaseObject is not ShadowReport report ? "" : report.Process is not { } process ? None
        : $"PID {process.ProcessId}, {process.State}, for {HumanUnits.Duration(process.Elapsed ?? default)}"
            + $"\n{process.Children?.Count ?? 0} child processes, {process.OpenFiles?.Count ?? 0} open files"
            + (process.StuckReason is { } stuck ? "\nlooks stuck: " + stuck : "");

    /// <summary>Section 2.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string CyclesString(PSObject value) => value?.BaseObject is not ShadowReport report ? "" : report.Cycles is not { } cycles ? None
        : $"{cycles.Total} cycles: {cycles.Successful} successful, {cycles.Failed} failed ({cycles.Crashed} crashed), {cycles.Unfinished} unfinished"
            + $"\n{cycles.Errors} errors, {cycles.Warnings} warnings, {cycles.Tracebacks} tracebacks, {cycles.ProgressLines} progress lines";

    /// <summary>Section 3.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string MismatchesString(PSObject value)
    {
        if (value?.BaseObject is not ShadowReport { Mismatches: { } section })
            return "";
        if (section.Total == 0)
            return None;
        var text = new StringBuilder($"{section.Total} in {section.Cycles.Count} cycles");
        foreach (var mismatch in section.First)
            text.Append($"\ncycle {mismatch.Cycle} {mismatch.RunId}: {HumanUnits.Printable(mismatch.Message)}");
        return text.ToString();
    }

    /// <summary>Section 4.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string GoldenString(PSObject value)
    {
        if (value?.BaseObject is not ShadowReport report)
            return "";
        if (report.Golden is not { } golden)
            return None;
        var text = new StringBuilder($"{golden.Files} files, {HumanUnits.Bytes(golden.Bytes)} in {golden.Folder}");
        foreach (var file in golden.Recent)
            text.Append($"\n{HumanUnits.Time(file.WrittenAt)} {HumanUnits.Bytes(file.Bytes)} {HumanUnits.Printable(Path.GetFileName(file.Path))}");
        if (golden.Sample is { } sample)
            text.Append($"\nsample: {sample.RunId}, {sample.WorkflowType}, seed {sample.Seed}, {sample.StepHashes.Count} steps");
        return text.ToString();
    }

    /// <summary>Section 5.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string ResourcesString(PSObject value)
    {
        if (value?.BaseObject is not ShadowReport { Resources: { } resources })
            return "";
        var text = new StringBuilder();
        foreach (var disk in new[] { resources.RunDisk, resources.LogDisk })
        {
            if (disk is not null)
                text.Append($"{disk.Path}: {disk.UsedPercent:0.#} % used, {HumanUnits.Bytes(disk.AvailableBytes)} free\n");
        }

        return text.Append($"memory: {HumanUnits.Bytes(resources.MemoryAvailableBytes)} of {HumanUnits.Bytes(resources.MemoryTotalBytes)} available").ToString();
    }

    /// <summary>Section 6.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string LogString(PSObject value) => value?.BaseObject is not ShadowReport report ? "" : report.Log is not { } log ? None
        : $"{log.Path}\n{HumanUnits.Bytes(log.Bytes)}, {log.Lines} lines"
            + (log is { FirstActivity: { } first, LastActivity: { } last } ? $"\nfrom {HumanUnits.Time(first)} to {HumanUnits.Time(last)}" : "")
            + (log.Age is { } age ? $", written {HumanUnits.Age(age)}" : "");
}
