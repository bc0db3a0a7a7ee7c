using AosOps.Golden.Archives;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Golden;

/// <summary>Summarizes runs from their cycle reports and golden files.</summary>
/// <param name="archives">Is asked only where golden files are not there any more.</param>
/// <param name="clock">Says when a summary is made.</param>
public sealed class GoldenSummarizer(IGoldenArchiveCatalog archives, TimeProvider clock)
{
    /// <summary>Summarizes a run.</summary>
    /// <param name="run">The run; its directory must be there, its log need not.</param>
    /// <param name="observer">Is told of reports and archives that cannot be read, and of directories in the place of golden files.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="AosException">The run has no directory, or it cannot be listed.</exception>
    public GoldenSummary Summarize(ShadowRun run, IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(observer);
        var directory = run.Directory ?? throw NoDirectory(run);
        var listing = Task.Run(() => GoldenListing.Read(run.GoldenDirectory!, withSizes: true, cancellationToken), cancellationToken);
        var reports = CycleReportReader.ReadAll(run.ReportsDirectory, observer, cancellationToken).ToList();
        var files = listing.GetAwaiter().GetResult();
        foreach (var runId in files.Directories)
            observer.Fail(AosException.FromFile(Path.Join(run.GoldenDirectory, ShadowGoldenFile.FileName(runId)), new UnauthorizedAccessException()));
        var account = GoldenAccount.Of(reports, files, () => archives.List(run.GoldenDirectory!, observer, cancellationToken));
        return Summarize(directory, reports, account, files.RunIds.Count, files.Bytes);
    }

    private GoldenSummary Summarize(string directory, List<CycleReport> reports, GoldenAccount account, int files, long bytes)
    {
        var (workflows, replays, mismatches, unreadable, passed) = (0L, 0L, 0L, 0, true);
        var details = new List<ReplayMismatch>();
        foreach (var report in reports)
        {
            workflows += report.Workflows;
            replays += report.Replays;
            mismatches += report.Mismatches;
            unreadable += report.Error is null ? 0 : 1;
            passed &= report.Passed;
            details.AddRange(report.MismatchDetails.Take(GoldenSummary.DetailsPerCycle));
        }

        return new GoldenSummary
        {
            Directory = directory,
            AnalyzedAt = clock.GetLocalNow(),
            CycleSummaries = reports,
            UnreadableReports = unreadable,
            TotalWorkflows = workflows,
            TotalReplays = replays,
            TotalMismatches = mismatches,
            MismatchDetails = details,
            GoldenFileCount = files,
            GoldenSizeBytes = bytes,
            ArchivedGoldenFileCount = account.ArchivedCount,
            MissingGoldenFileCount = account.MissingCount,
            MissingGoldenFiles = account.MissingFiles,
            UnaccountedGoldenFileCount = account.UnaccountedCount,
            UnaccountedGoldenFiles = account.UnaccountedFiles,
            Passed = passed && replays > 0,
        };
    }

    private static AosException NoDirectory(ShadowRun run) =>
        new(ErrorIds.ShadowDirectoryNotFound, FailureKind.NotFound, $"The run '{run}' has no run directory, and so neither reports nor golden files.")
        {
            FilePath = run.LogPath,
            Remedy = "Name the run directory with -Path.",
        };
}
