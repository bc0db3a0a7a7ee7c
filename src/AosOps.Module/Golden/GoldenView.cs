using System.Management.Automation;
using AosOps.Golden;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How comparisons and summaries of golden files are shown.</summary>
public static class GoldenView
{
    /// <summary>What came of a comparison, coloured by its severity.</summary>
    /// <param name="value">A <see cref="GoldenDiff"/>.</param>
    /// <returns>The text.</returns>
    public static string OutcomeString(PSObject value) =>
        value?.BaseObject is GoldenDiff diff ? StateColor.Paint(diff.Severity, diff.Outcome.ToString()) : "";

    /// <summary>The severity of a comparison, coloured.</summary>
    /// <param name="value">A <see cref="GoldenDiff"/>.</param>
    /// <returns>The text.</returns>
    public static string SeverityString(PSObject value) => value?.BaseObject is GoldenDiff diff ? StateColor.Paint(diff.Severity) : "";

    /// <summary>The cause of a comparison; nothing where there is none.</summary>
    /// <param name="value">A <see cref="GoldenDiff"/>.</param>
    /// <returns>The text.</returns>
    public static string CauseString(PSObject value) =>
        value?.BaseObject is GoldenDiff { Cause: not GoldenCause.None } diff ? diff.Cause.ToString() : "";

    /// <summary>The first step that diverges, with its skill.</summary>
    /// <param name="value">A <see cref="GoldenDiff"/>.</param>
    /// <returns>The text.</returns>
    public static string StepString(PSObject value) =>
        value?.BaseObject is GoldenDiff { FirstDivergentStep: { } step } diff ? HumanUnits.Printable($"{step} {diff.Skill}") : "";

    /// <summary>The most telling evidence, or why a file cannot be read.</summary>
    /// <param name="value">A <see cref="GoldenDiff"/>.</param>
    /// <returns>The text.</returns>
    public static string EvidenceString(PSObject value) =>
        value?.BaseObject is GoldenDiff diff ? HumanUnits.Printable(diff.Error ?? (diff.Evidence.Count > 0 ? diff.Evidence[0] : "")) : "";

    /// <summary>The value of a leaf in the reference.</summary>
    /// <param name="value">A <see cref="LeafDifference"/>.</param>
    /// <returns>The text.</returns>
    public static string ValueAString(PSObject value) => HumanUnits.Printable((value?.BaseObject as LeafDifference)?.ValueA ?? "");

    /// <summary>The value of a leaf in the other file.</summary>
    /// <param name="value">A <see cref="LeafDifference"/>.</param>
    /// <returns>The text.</returns>
    public static string ValueBString(PSObject value) => HumanUnits.Printable((value?.BaseObject as LeafDifference)?.ValueB ?? "");

    /// <summary>The verdict of a summary, coloured.</summary>
    /// <param name="value">A <see cref="GoldenSummary"/>.</param>
    /// <returns>The text.</returns>
    public static string VerdictString(PSObject value) =>
        value?.BaseObject is GoldenSummary summary ? StateColor.Paint(summary.Passed ? CheckStatus.Healthy : CheckStatus.Critical, summary.Verdict) : "";

    /// <summary>The run of a summary: the name of its directory.</summary>
    /// <param name="value">A <see cref="GoldenSummary"/>.</param>
    /// <returns>The text.</returns>
    public static string RunString(PSObject value) =>
        value?.BaseObject is GoldenSummary summary ? System.IO.Path.GetFileName(summary.Directory) : "";

    /// <summary>The number and size of a summary's golden files, and how many are archived, missing or not accounted for.</summary>
    /// <param name="value">A <see cref="GoldenSummary"/>.</param>
    /// <returns>The text.</returns>
    public static string FilesString(PSObject value) =>
        value?.BaseObject is GoldenSummary summary
            ? $"{summary.GoldenFileCount} ({HumanUnits.Bytes(summary.GoldenSizeBytes)}){(summary.ArchivedGoldenFileCount == 0 ? "" : $", {summary.ArchivedGoldenFileCount} archived")}{Count(summary.MissingGoldenFileCount, "missing")}{Count(summary.UnaccountedGoldenFileCount, "unaccounted")}"
            : "";

    /// <summary>The mismatch rate of a summary in percent.</summary>
    /// <param name="value">A <see cref="GoldenSummary"/>.</param>
    /// <returns>The text.</returns>
    public static string RateString(PSObject value) =>
        value?.BaseObject is GoldenSummary summary ? FormattableString.Invariant($"{summary.MismatchRate:P2}") : "";

    private static string Count(long count, string what) => count == 0 ? "" : StateColor.Paint(CheckStatus.Warning, $", {count} {what}");
}
