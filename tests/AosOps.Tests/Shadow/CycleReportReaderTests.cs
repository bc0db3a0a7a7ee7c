using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

public sealed class CycleReportReaderTests : IDisposable
{
    private const string Report = """
        {
          "timestamp": "2026-11-22T02:02:40.714567+00:00",
          "primary": { "total": 60, "successful": 59, "failed": 1 },
          "shadow": { "total_replays": 58, "matches": 57, "mismatches": 1 },
          "mismatch_details": [
            {
              "original_run_id": "primary-w2-62c6ec75",
              "replay_run_id": "shadow-766ef989",
              "original_hash": "df5d",
              "replay_hash": "758a",
              "match": false,
              "diff_details": "Mismatch at step 3: original=compute_hash:e0f1, replay=compute_hash:7aa2"
            }
          ],
          "passed": false
        }
        """;

    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_report_is_read()
    {
        var report = CycleReportReader.Read(directory.Write("cycle_17.json", Report));

        Assert.Null(report.Error);
        Assert.Equal(17, report.Cycle);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 2, 2, 40, TimeSpan.Zero).AddTicks(7145670), report.Timestamp);
        Assert.Equal((60, 59, 1), (report.Workflows, report.Successful, report.FailedWorkflows));
        Assert.Equal((58, 57, 1), (report.Replays, report.Matches, report.Mismatches));
        Assert.False(report.Passed);
        var mismatch = Assert.Single(report.MismatchDetails);
        Assert.Equal(("primary-w2-62c6ec75", "shadow-766ef989", "df5d", "758a"), (mismatch.OriginalRunId, mismatch.ReplayRunId, mismatch.OriginalHash, mismatch.ReplayHash));
        Assert.Equal((3, "compute_hash:e0f1", "compute_hash:7aa2"), (mismatch.Step, mismatch.OriginalStep, mismatch.ReplayStep));
    }

    [Fact]
    public void A_mismatch_without_a_step_has_none()
    {
        var mismatch = Assert.Single(CycleReportReader.Read(directory.Write(
            "cycle_1.json",
            """{"primary":{"total":1},"shadow":{"total_replays":1,"mismatches":1},"mismatch_details":[{"original_run_id":"x","diff_details":null}],"passed":false}""")).MismatchDetails);

        Assert.Equal(((int?)null, (string?)null, (string?)null), (mismatch.Step, mismatch.OriginalStep, mismatch.ReplayStep));
    }

    [Fact]
    public void A_report_that_claims_to_have_passed_with_mismatches_has_not()
    {
        Assert.False(CycleReportReader.Read(directory.Write("cycle_1.json", Report.Replace("\"passed\": false", "\"passed\": true", StringComparison.Ordinal))).Passed);
    }

    [Theory]
    [InlineData("", "it is empty", 1)]
    [InlineData("Traceback (most recent call last):\n  File \"x.py\", line 1\njson.decoder.JSONDecodeError: Expecting value\n", "json.decoder.JSONDecodeError: Expecting value", 1)]
    [InlineData("<html>\n502</html>", "HTML", 1)]
    [InlineData("{\n\"primary\": {\"total\":", "ends", 2)]
    [InlineData("[]", "not a JSON object", 1)]
    [InlineData("{}", "no 'primary' counts", 1)]
    [InlineData("{\"primary\":{\"total\":1},\n\"shadow\":{\"total_replays\":1}}", "shadow.mismatches", 2)]
    [InlineData("{\"primary\":{\"total\":1},\n\"shadow\":{\"total_replays\":\"1\",\"mismatches\":0}}", "'total_replays' is not a whole number", 2)]
    [InlineData("{\"primary\":{\"total\":1},\n\"shadow\":{\"total_replays\":1,\"mismatches\":-1}}", "'mismatches' is not a whole number", 2)]
    [InlineData("{\"primary\":{\"total\":1},\n\"shadow\":{\"total_replays\":,\"mismatches\":}}", "a value", 2)]
    [InlineData("{\"primary\":{\"total\":1},\"primary\":{\"total\":2},\"shadow\":{\"total_replays\":1,\"mismatches\":0}}", "twice", 1)]
    [InlineData("{\"primary\":{\"total\":1},\"shadow\":{\"total_replays\":1,\"mismatches\":0}} x", "after the value", 1)]
    public void A_report_that_cannot_be_read_says_why_and_where_and_has_not_passed(string content, string why, int line)
    {
        var path = directory.Write("cycle_4.json", content);

        var report = CycleReportReader.Read(path);

        Assert.Contains(why, report.Error, StringComparison.Ordinal);
        Assert.StartsWith($"{path}, line {line}:", report.Error, StringComparison.Ordinal);
        Assert.Equal((4, false), (report.Cycle, report.Passed));
    }

    [Fact]
    public void A_report_that_is_not_there_says_so()
    {
        Assert.Contains(directory["cycle_1.json"], CycleReportReader.Read(directory["cycle_1.json"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reports_of_a_run_come_in_the_order_of_their_cycles()
    {
        for (var cycle = 1; cycle <= 300; cycle++)
            directory.Write($"cycle_{cycle}.json", cycle == 200 ? "Traceback" : Report);
        directory.Write("summary_20261122_015644.json", "{}");
        directory.Write("cycle_x.json", "{}");
        directory.Write("cycle_7.json.bak", "{}");

        var reports = await CycleReportReader.ReadAllAsync(directory.Path, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, 300), reports.Select(report => report.Cycle));
        Assert.Equal(200, Assert.Single(reports, report => report.Error is not null).Cycle);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_an_error()
    {
        var failure = await Assert.ThrowsAsync<AosException>(async () =>
            await CycleReportReader.ReadAllAsync(directory["none"], TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal((ErrorIds.PathNotFound, directory["none"]), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public void No_mutated_report_is_more_than_unreadable()
    {
        var original = System.Text.Encoding.UTF8.GetBytes(Report);
        var mutation = new Mutation(17);
        var path = directory["cycle_1.json"];
        for (var i = 0; i < Mutation.Inputs / 5; i++)
        {
            File.WriteAllBytes(path, mutation.Of(original));
            var report = CycleReportReader.Read(path);
            Assert.True(report.Error is null || report.Error.Contains(path, StringComparison.Ordinal));
        }
    }
}
