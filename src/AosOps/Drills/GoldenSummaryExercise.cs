using AosOps.Golden;
using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Drills;

/// <summary>Summarising the golden files of the quick run.</summary>
internal sealed class GoldenSummaryExercise(TimeProvider time) : IDrillExercise
{
    public string Name => "Golden diff";

    public string Command => "Get-GoldenSummary";

    public string Expected => "PASS: 3 cycles, 0 mismatches, 15 golden files, 0 missing, 0 not accounted for";

    public Task<DrillFinding> RunAsync(DrillSandbox sandbox, IOperationObserver observer, CancellationToken token)
    {
        var summary = new GoldenSummarizer(new GoldenArchiveCatalog(sandbox.Configuration), time).Summarize(sandbox.NewestRun(), observer, token);
        var actual = $"{summary.Verdict}: {summary.Cycles} cycles, {summary.TotalMismatches} mismatches, {summary.GoldenFileCount} golden files, "
            + $"{summary.MissingGoldenFileCount} missing, {summary.UnaccountedGoldenFileCount} not accounted for";
        return Task.FromResult(new DrillFinding(actual == Expected, actual));
    }
}
