using AosOps.Shadow;

namespace AosOps.Golden;

/// <summary>
/// Holds the golden files that are there against the cycle reports. Reports of AosOps name every file that a cycle
/// wrote. Others only count the workflows, and name the files that did not match; then what is missing or too much is
/// known by number, and by name as far as it can be. What is not there but in an archive, as it was, is not missing.
/// </summary>
internal sealed class GoldenAccount
{
    private GoldenAccount(long archived, long missing, List<string> missingFiles, long unaccounted, List<string> unaccountedFiles)
    {
        ArchivedCount = archived;
        (MissingCount, UnaccountedCount) = (Math.Max(missing, missingFiles.Count), Math.Max(unaccounted, unaccountedFiles.Count));
        (MissingFiles, UnaccountedFiles) = (missingFiles, unaccountedFiles);
        missingFiles.Sort(StringComparer.Ordinal);
        unaccountedFiles.Sort(StringComparer.Ordinal);
    }

    /// <summary>The number of files that the reports speak of and that are in archives only.</summary>
    public long ArchivedCount { get; }

    /// <summary>The number of files that the reports speak of and that are neither there nor in an archive.</summary>
    public long MissingCount { get; }

    /// <summary>Their run ids, as far as they are known.</summary>
    public IReadOnlyList<string> MissingFiles { get; }

    /// <summary>The number of files that no report accounts for.</summary>
    public long UnaccountedCount { get; }

    /// <summary>Their run ids, as far as they are known.</summary>
    public IReadOnlyList<string> UnaccountedFiles { get; }

    /// <summary>Makes the account.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="files">The files that are there.</param>
    /// <param name="archived">Gives the names and SHA-256s of those in archives; it takes its time, and is asked only where files are not there.</param>
    public static GoldenAccount Of(IReadOnlyList<CycleReport> reports, GoldenListing files, Func<IReadOnlySet<(string Name, string Sha256)>> archived)
    {
        var named = new Dictionary<string, string?>(files.RunIds.Count);
        var (workflows, successes, namesAll, lastReport) = (0L, 0L, true, DateTimeOffset.MinValue);
        foreach (var report in reports)
        {
            workflows += report.Workflows;
            successes += report.Successful;
            namesAll &= report.GoldenFiles is not null || report.Error is not null;
            lastReport = report.Timestamp > lastReport ? report.Timestamp.Value : lastReport;
            foreach (var runId in report.GoldenFiles?.Keys ?? report.MismatchDetails.Select(detail => detail.OriginalRunId))
                named[runId] = report.GoldenFiles?[runId];
        }

        var gone = new List<string>();
        foreach (var runId in named.Keys)
        {
            if (!files.RunIds.Contains(runId))
                gone.Add(runId);
        }

        return namesAll && named.Count > 0
            ? ByName(files, named, gone, archived)
            : ByNumber(files, gone, archived, workflows, successes, lastReport);
    }

    private static GoldenAccount ByName(
        GoldenListing files, Dictionary<string, string?> named, List<string> gone, Func<IReadOnlySet<(string Name, string Sha256)>> archived)
    {
        var held = gone.Count == 0 ? null : archived();
        var missing = gone.FindAll(runId => !held!.Contains((ShadowGoldenFile.FileName(runId), named[runId]!)));
        return new GoldenAccount(gone.Count - missing.Count, missing.Count, missing, 0, [.. files.RunIds.Where(runId => !named.ContainsKey(runId))]);
    }

    private static GoldenAccount ByNumber(
        GoldenListing files, List<string> gone, Func<IReadOnlySet<(string Name, string Sha256)>> archived, long workflows, long successes, DateTimeOffset lastReport)
    {
        var foreign = files.RunIds.Where(runId => !IsOfRun(runId)).ToList();
        var ofRun = files.RunIds.Count - foreign.Count;
        var surplus = Math.Max(0, ofRun - workflows);
        if (surplus > 0 && files.After(lastReport).Where(IsOfRun).ToList() is var newer && newer.Count == surplus)
            foreign.AddRange(newer);
        HashSet<string> held = gone.Count == 0 && ofRun >= successes ? [] : HeldOfRun(archived(), files);
        return new GoldenAccount(
            held.Count, Math.Max(0, successes - ofRun - held.Count), gone.FindAll(runId => !held.Contains(runId)), files.RunIds.Count - ofRun + surplus, foreign);
    }

    /// <summary>The run ids of the files that are in archives only.</summary>
    private static HashSet<string> HeldOfRun(IReadOnlySet<(string Name, string Sha256)> archived, GoldenListing files)
    {
        var held = archived.Where(static file => file.Name.EndsWith(ShadowGoldenFile.Extension, StringComparison.Ordinal))
            .Select(static file => file.Name[..^ShadowGoldenFile.Extension.Length]).Where(IsOfRun).ToHashSet();
        held.ExceptWith(files.RunIds);
        return held;
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
