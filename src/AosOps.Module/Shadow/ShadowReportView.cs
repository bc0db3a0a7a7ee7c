using System.Globalization;
using System.Management.Automation;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Commands.Views;

/// <summary>How the sections of a report are shown: a page that answers the first questions of whoever is on call.</summary>
public static class ShadowReportView
{
    private const int CyclesListed = 12;

    /// <summary>The state and what is the matter.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string StatusString(PSObject value) => Show(value, report => Lines(
        StateColor.Paint(report.Status.Health, $"{report.Status.State}, {report.Status.Health.ToString().ToUpperInvariant()}"),
        HumanUnits.Printable(report.Status.Message),
        report.Status is { StartedAt: { } started, Elapsed: { } elapsed } ? $"began {HumanUnits.Time(started)}, {HumanUnits.Duration(elapsed)} long" : null));

    /// <summary>Section 1.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string ProcessString(PSObject value) => Show(value, report => (report.Process, report.Status.State) switch
    {
        ({ } process, _) => Lines(
            $"PID {process.ProcessId}, {process.State}, for {HumanUnits.Duration(process.Elapsed ?? default)}",
            $"{Count(process.Children?.Count, "child process", "child processes")}, {Count(process.OpenFiles?.Count, "open file")}",
            string.Create(CultureInfo.InvariantCulture, $"{process.CpuPercent ?? 0:0.0} % of a processor, {HumanUnits.Bytes(process.WorkingSetBytes ?? 0)} of memory"),
            process.StuckReason is { } stuck ? StateColor.Paint(CheckStatus.Critical, "looks stuck: " + HumanUnits.Printable(stuck)) : null),
        (null, ShadowRunState.Completed or ShadowRunState.Failed or ShadowRunState.Interrupted) => "none: the run has ended",
        _ => StateColor.Paint(CheckStatus.Critical, "none"),
    });

    /// <summary>Section 2.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string CyclesString(PSObject value) => Show(value, report => Describe(report.Cycles));

    /// <summary>Section 3.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string MismatchesString(PSObject value) => Show(value, report => (report.Mismatches, report.Cycles.UnreadableReports) switch
    {
        ({ Total: > 0 } section, _) => Describe(section),
        (_, > 0 and var unreadable) => StateColor.Paint(CheckStatus.Warning, $"none counted, but {Count(unreadable, "cycle report")} cannot be read"),
        _ => StateColor.Paint(CheckStatus.Healthy, "none"),
    });

    /// <summary>Section 4.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string GoldenString(PSObject value) => Show(value, report => report.Golden is not { } golden
        ? "none: there is no run directory"
        : Lines(
            [
                $"{Count(golden.Files, "file")}, {HumanUnits.Bytes(golden.Bytes)}, {HumanUnits.Bytes(golden.AverageBytes)} on average",
                golden.Folder,
                .. golden.Recent.Select(file => $"{HumanUnits.Time(file.WrittenAt)} {HumanUnits.Bytes(file.Bytes)} {HumanUnits.Printable(Path.GetFileName(file.Path))}"),
                golden.Sample is { } sample
                    ? HumanUnits.Printable($"{sample.RunId} holds: {sample.WorkflowType}, seed {sample.Seed}, {Count(sample.StepHashes.Count, "step")}, {(sample.Success ? "success" : "failure")}")
                    : null,
            ]));

    /// <summary>Section 5.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string ResourcesString(PSObject value) => Show(value, report => Describe(report.Resources));

    /// <summary>Section 6.</summary>
    /// <param name="value">A <see cref="ShadowReport"/>.</param>
    /// <returns>The text.</returns>
    public static string LogString(PSObject value) => Show(value, report => report.Log is not { } log
        ? StateColor.Paint(CheckStatus.Warning, "none")
        : Lines(
            log.Path,
            $"{HumanUnits.Bytes(log.Bytes)}, {Count(log.Lines, "line")}",
            (log is { FirstActivity: { } first, LastActivity: { } last } ? $"{HumanUnits.Time(first)} to {HumanUnits.Time(last)}, " : "")
                + (log.Age is { } age ? $"written {HumanUnits.Age(age)}" : ""),
            $"{Count(log.Errors, "error")}, {Count(log.Warnings, "warning")}, {Count(log.Tracebacks, "traceback")}, {Count(log.ShellErrors, "shell error")}",
            log.FirstInvalidLine is { } line
                ? StateColor.Paint(CheckStatus.Warning, $"not text: {Count(log.NulBytes, "NUL byte")}, {Count(log.InvalidSequences, "sequence")} not UTF-8, first in line {line} (grep needs -a)")
                : null));

    private static string Show(PSObject value, Func<ShadowReport, string> show) => value?.BaseObject is ShadowReport report ? show(report) : "";

    private static string Describe(ShadowCycleSection cycles) => Lines(
        $"{Count(cycles.Total, "cycle")}: {cycles.Successful} successful, {cycles.Failed} failed ({cycles.Crashed} crashed), {cycles.Unfinished} unfinished",
        $"{Count(cycles.Workflows, "workflow")}, {Count(cycles.Replays, "replay")}, {Count(cycles.ProgressLines, "progress line")}",
        Count(cycles.Reports, "cycle report") + (cycles.UnreadableReports > 0 ? StateColor.Paint(CheckStatus.Critical, $", {cycles.UnreadableReports} unreadable") : ""));

    private static string Describe(ShadowMismatchSection section) => Lines(
        [
            StateColor.Paint(CheckStatus.Critical, $"{section.Total} in {Count(section.Cycles.Count, "cycle")}: ")
                + string.Join(", ", section.Cycles.Take(CyclesListed)) + (section.Cycles.Count > CyclesListed ? ", …" : ""),
            .. section.First.Select(mismatch => HumanUnits.Printable(
                $"cycle {mismatch.Cycle} {mismatch.RunId} {(mismatch.Step is { } step ? $"step {step} {mismatch.Skill}" : "workflow hash")}")),
            section.Total > section.First.Count ? "Get-ShadowMismatch lists all" : null,
        ]);

    private static string Describe(ShadowResourceSection resources) => Lines(
        Describe("run directory", resources.RunDisk),
        Describe("log", resources.LogDisk),
        $"memory: {HumanUnits.Bytes(resources.MemoryAvailableBytes)} of {HumanUnits.Bytes(resources.MemoryTotalBytes)} available",
        resources.LoadAverage is { } load ? string.Create(CultureInfo.InvariantCulture, $"load: {load:0.00} on {Count(resources.Processors, "processor")}") : null);

    private static string? Describe(string what, DiskUsage? disk)
    {
        if (disk is null)
            return null;
        var text = string.Create(CultureInfo.InvariantCulture, $"{disk.UsedPercent:0.#} % used, {HumanUnits.Bytes(disk.AvailableBytes)} free");
        var status = ShadowThresholds.OfDisk(disk.UsedPercent);
        return $"disk of the {what}: " + (status == CheckStatus.Healthy ? text : StateColor.Paint(status, text));
    }

    private static string Lines(params IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => line is not null));

    private static string Count(long? count, string one, string? many = null) => $"{count ?? 0} {(count == 1 ? one : many ?? one + "s")}";
}
