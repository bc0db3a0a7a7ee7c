using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

public sealed class RunSummaryReportReaderTests : IDisposable
{
    private const string Summary = """
        {
            "simulation": {
                "start_time": "2026-11-22T02:02:39Z",
                "elapsed_seconds": 86410,
                "elapsed_formatted": "24h 0m",
                "target_hours": 24,
                "primary_workers": 3
            },
            "statistics": {
                "cycles_completed": 3,
                "total_workflows": 180,
                "total_replays": 180,
                "mismatches": 43,
                "mismatch_rate": .237569
            },
            "status": "degraded"
        }
        """;

    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_rate_without_its_leading_zero_is_read()
    {
        var report = RunSummaryReportReader.Read(directory.Write("summary.json", Summary));

        Assert.Null(report.Error);
        Assert.Equal(0.237569, report.MismatchRate);
        Assert.Equal((3, 180, 180, 43), (report.CyclesCompleted, report.TotalWorkflows, report.TotalReplays, report.Mismatches));
        Assert.Equal((TimeSpan.FromSeconds(86410), 24.0, 3, "degraded"), (report.Elapsed, report.TargetHours, report.PrimaryWorkers, report.Status));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 2, 2, 39, TimeSpan.Zero), report.StartTime);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.237569")]
    [InlineData("1e-3")]
    public void A_rate_in_valid_JSON_is_read_too(string rate)
    {
        Assert.Null(RunSummaryReportReader.Read(directory.Write("summary.json", Summary.Replace(".237569", rate, StringComparison.Ordinal))).Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"statistics\":{\"mismatch_rate\":.}}")]
    [InlineData("{\"statistics\":{\"mismatch_rate\":..5}}")]
    public void A_summary_that_cannot_be_read_says_where(string content)
    {
        var path = directory.Write("summary.json", content);

        Assert.StartsWith($"{path}, line 1:", RunSummaryReportReader.Read(path).Error, StringComparison.Ordinal);
    }
}
