using AosOps.Shadow;

namespace AosOps.Golden;

/// <summary>
/// Holds the golden files that are there against the cycle reports. Reports of AosOps name every file that a cycle
/// wrote. Others only count the workflows, and name the files that did not match; then what is missing or too much is
/// known by number, and by name as far as it can be.
/// </summary>
internal sealed class GoldenAccount
{
    private GoldenAccount(long missing, List<string> missingFiles, long unaccounted, List<string> unaccountedFiles)
    {
        (MissingCount, UnaccountedCount) = (Math.Max(missing, missingFiles.Count), Math.Max(unaccounted, unaccountedFiles.Count));
        (MissingFiles, UnaccountedFiles) = (missingFiles, unaccountedFiles);
        missingFiles.Sort(StringComparer.Ordinal);
        unaccountedFiles.Sort(StringComparer.Ordinal);
    }

    /// <summary>The number of files that the reports speak of and that are not there.</summary>
    public long MissingCount { get; }

    /// <summary>Their run ids, as far as they are known.</summary>
    public IReadOnlyList<string> MissingFiles { get; }

    /// <summary>The number of files that no report accounts for.</summary>
    public long UnaccountedCount { get; }

    /// <summary>Their run ids, as far as they are known.</summary>
    public IReadOnlyList<string> UnaccountedFiles { get; }

    /// <summary>Makes the account.</summary>
    public static GoldenAccount Of(IReadOnlyList<CycleReport> reports, GoldenListing files)
    {
        var named = new HashSet<string>();
        var (workflows, successes, namesAll, lastReport) = (0L, 0L, true, DateTimeOffset.MinValue);
        foreach (var report in reports)
        {
            workflows += report.Workflows;
            successes += report.Successful;
            namesAll &= report.GoldenFiles is not null || report.Error is not null;
            lastReport = report.Timestamp > lastReport ? report.Timestamp.Value : lastReport;
            named.UnionWith(report.GoldenFiles?.Keys ?? report.MismatchDetails.Select(detail => detail.OriginalRunId));
        }

        var present = new HashSet<string>(files.RunIds);
        var missing = named.Where(runId => !present.Contains(runId)).ToList();
        return namesAll && named.Count > 0
            ? new GoldenAccount(missing.Count, missing, 0, [.. files.RunIds.Where(runId => !named.Contains(runId))])
            : ByNumber(files, missing, workflows, successes, lastReport);
    }

    private static GoldenAccount ByNumber(GoldenListing files, List<string> missing, long workflows, long successes, DateTimeOffset lastReport)
    {
        var foreign = files.RunIds.Where(runId => !IsOfRun(runId)).ToList();
        var ofRun = files.RunIds.Count - foreign.Count;
        var surplus = Math.Max(0, ofRun - workflows);
        if (surplus > 0 && files.After(lastReport).Where(IsOfRun).ToList() is var newer && newer.Count == surplus)
            foreign.AddRange(newer);
        return new GoldenAccount(Math.Max(0, successes - ofRun), missing, files.RunIds.Count - ofRun + surplus, foreign);
    }

    /// <summary>Says whether a run id is one that primary workers give: <c>primary-wWORKER-8HEX</c>.</summary>
    private static bool IsOfRun(string runId)
    {
        const string Prefix = "primary-w";
        var dash = runId.LastIndexOf('-');
        return runId.StartsWith(Prefix, StringComparison.Ordinal)
            && dash > Prefix.Length
            && runId.Length - dash - 1 == 8
            && IsEach(runId.AsSpan(Prefix.Length, dash - Prefix.Length), char.IsAsciiDigit)
            && IsEach(runId.AsSpan(dash + 1), char.IsAsciiHexDigitLower);
    }

    private static bool IsEach(ReadOnlySpan<char> text, Func<char, bool> fits)
    {
        foreach (var character in text)
        {
            if (!fits(character))
                return false;
        }

        return true;
    }
}
