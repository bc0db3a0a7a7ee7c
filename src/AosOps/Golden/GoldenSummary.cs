using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Golden;

/// <summary>What the cycle reports of a run say, and whether its golden files are the ones that they speak of.</summary>
public sealed record GoldenSummary : IVerdict
{
    /// <summary>The most mismatch details of one cycle that are given.</summary>
    public const int DetailsPerCycle = 5;

    /// <summary>The run directory.</summary>
    public required string Directory { get; init; }

    /// <summary>When the summary was made.</summary>
    public required DateTimeOffset AnalyzedAt { get; init; }

    /// <summary>The reports, in the order of the cycles; those that cannot be read too.</summary>
    public required IReadOnlyList<CycleReport> CycleSummaries { get; init; }

    /// <summary>The number of reports.</summary>
    public int Cycles => CycleSummaries.Count;

    /// <summary>The number of reports that cannot be read; their <see cref="CycleReport.Error"/> says why.</summary>
    public int UnreadableReports { get; init; }

    /// <summary>The workflows that were executed.</summary>
    public long TotalWorkflows { get; init; }

    /// <summary>The replays that were made.</summary>
    public long TotalReplays { get; init; }

    /// <summary>The replays that did not match.</summary>
    public long TotalMismatches { get; init; }

    /// <summary>Mismatches divided by replays; 0 without replays.</summary>
    public double MismatchRate => TotalReplays == 0 ? 0 : (double)TotalMismatches / TotalReplays;

    /// <summary>The mismatches in detail, as far as the reports give details, at most <see cref="DetailsPerCycle"/> a cycle.</summary>
    public required IReadOnlyList<ReplayMismatch> MismatchDetails { get; init; }

    /// <summary>The number of golden files that are there.</summary>
    public int GoldenFileCount { get; init; }

    /// <summary>Their size, in bytes.</summary>
    public long GoldenSizeBytes { get; init; }

    /// <summary>The number of golden files that the reports speak of and that are not there any more but, as they were, in archives.</summary>
    public long ArchivedGoldenFileCount { get; init; }

    /// <summary>The number of golden files that the reports speak of and that are neither there nor in an archive.</summary>
    public long MissingGoldenFileCount { get; init; }

    /// <summary>Their run ids, as far as the reports name them: all of them, or only those that did not match.</summary>
    public required IReadOnlyList<string> MissingGoldenFiles { get; init; }

    /// <summary>The number of golden files that are there and that no report accounts for.</summary>
    public long UnaccountedGoldenFileCount { get; init; }

    /// <summary>Their run ids, as far as it can be told which they are.</summary>
    public required IReadOnlyList<string> UnaccountedGoldenFiles { get; init; }

    /// <summary>
    /// True where every report could be read and passed, and anything was replayed. No report, no replay, or an unreadable
    /// report is a failure.
    /// </summary>
    public bool Passed { get; init; }

    /// <summary><c>PASS</c> or <c>FAIL</c>.</summary>
    public string Verdict => Passed ? "PASS" : "FAIL";

    /// <inheritdoc/>
    CheckStatus IVerdict.Verdict => Passed ? CheckStatus.Healthy : CheckStatus.Critical;
}
