using System.Text.Json;
using AosOps.Golden;
using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Tests.Golden.Retention;

namespace AosOps.Tests.Golden;

public sealed class GoldenSummarizerTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly TempDirectory directory = new();
    private readonly RecordingObserver observer = new();
    private readonly FakeCatalog archives = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void The_reports_of_a_clean_run_add_up_to_a_pass()
    {
        Report(1, total: 2);
        Report(2, total: 1);
        Golden("primary-w0-00000001", "primary-w1-0000000a", "primary-w12-deadbeef");

        var summary = Summarize();

        Assert.Equal(("PASS", true, CheckStatus.Healthy), (summary.Verdict, summary.Passed, ((IVerdict)summary).Verdict));
        Assert.Equal((2, 3, 3, 0), (summary.Cycles, summary.TotalWorkflows, summary.TotalReplays, summary.TotalMismatches));
        Assert.Equal(0, summary.MismatchRate);
        Assert.Equal((3, 6), (summary.GoldenFileCount, summary.GoldenSizeBytes));
        Assert.Equal((0, 0), (summary.MissingGoldenFileCount, summary.UnaccountedGoldenFileCount));
        Assert.Equal((directory.Path, Now), (summary.Directory, summary.AnalyzedAt));
        Assert.Empty(observer.Failures);
    }

    [Fact]
    public void Mismatches_fail_a_run_and_are_divided_by_replays()
    {
        Report(1, total: 10, mismatches: [.. Enumerable.Range(0, 7).Select(i => $"primary-w0-0000000{i}")]);
        Report(2, total: 10);

        var summary = Summarize();

        Assert.Equal(("FAIL", CheckStatus.Critical), (summary.Verdict, ((IVerdict)summary).Verdict));
        Assert.Equal(7, summary.TotalMismatches);
        Assert.Equal(0.35, summary.MismatchRate);
        Assert.Equal(5, summary.MismatchDetails.Count);
    }

    [Fact]
    public void A_crashed_cycle_fails_a_run_and_is_named()
    {
        Report(1, total: 1);
        directory.Write("reports/cycle_2.json", "Traceback (most recent call last):\nKeyError: 'x'\n");

        var summary = Summarize();

        Assert.Equal(("FAIL", 2, 1), (summary.Verdict, summary.Cycles, summary.UnreadableReports));
        Assert.Contains("KeyError", summary.CycleSummaries[1].Error, StringComparison.Ordinal);
        var failure = Assert.Single(observer.Failures);
        Assert.Equal((ErrorIds.CycleReportInvalid, directory["reports", "cycle_2.json"]), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public void A_directory_in_the_place_of_a_report_fails_a_run_and_is_named()
    {
        Report(1, total: 1);
        Directory.CreateDirectory(directory["reports", "cycle_2.json"]);

        var summary = Summarize();

        Assert.Equal(("FAIL", 2, 1), (summary.Verdict, summary.Cycles, summary.UnreadableReports));
        Assert.Equal((ErrorIds.CycleReportInvalid, directory["reports", "cycle_2.json"]), (observer.Failures.Single().ErrorId, observer.Failures.Single().FilePath));
    }

    [Fact]
    public void A_directory_in_the_place_of_a_golden_file_is_named_and_is_none()
    {
        Report(1, total: 2);
        Golden("primary-w0-00000001");
        Directory.CreateDirectory(directory["golden", "primary-w0-00000002.golden.json"]);

        var summary = Summarize();

        Assert.Equal((1, 1), (summary.GoldenFileCount, summary.MissingGoldenFileCount));
        Assert.Equal((ErrorIds.PathIsDirectory, directory["golden", "primary-w0-00000002.golden.json"]), (observer.Failures.Single().ErrorId, observer.Failures.Single().FilePath));
    }

    [Fact]
    public void A_run_without_reports_fails()
    {
        Golden("primary-w0-00000001");

        Assert.Equal(("FAIL", 0), (Summarize().Verdict, Summarize().Cycles));
    }

    [Fact]
    public void A_run_without_replays_fails()
    {
        Report(1, total: 3, replays: 0);

        Assert.Equal("FAIL", Summarize().Verdict);
    }

    [Fact]
    public void A_run_whose_report_says_that_it_failed_fails()
    {
        directory.Write("reports/cycle_1.json", """{"primary":{"total":1},"shadow":{"total_replays":1,"mismatches":0},"passed":false}""");

        Assert.Equal("FAIL", Summarize().Verdict);
    }

    [Fact]
    public void A_run_without_a_directory_is_an_error()
    {
        var run = new ShadowRun { Name = "x", LogPath = "/var/lib/aos/shadow_24h_x.log" };

        var failure = Assert.Throws<AosException>(() => new GoldenSummarizer(archives, TimeProvider.System).Summarize(run, observer, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorIds.ShadowDirectoryNotFound, failure.ErrorId);
    }

    [Fact]
    public void Golden_files_that_are_missing_are_counted_and_named_where_a_report_names_them()
    {
        Report(1, total: 3, mismatches: ["primary-w0-00000001", "primary-w0-00000002"]);
        Golden("primary-w0-00000001");

        var summary = Summarize();

        Assert.Equal(2, summary.MissingGoldenFileCount);
        Assert.Equal(["primary-w0-00000002"], summary.MissingGoldenFiles);
    }

    [Fact]
    public void What_archives_hold_is_not_missing_where_reports_only_count_files()
    {
        Report(1, total: 4, mismatches: ["primary-w0-00000002", "primary-w0-00000003"]);
        Golden("primary-w0-00000001");
        archives.Held.UnionWith([("primary-w0-00000001.golden.json", "one"), ("primary-w0-00000002.golden.json", "two"), ("other.golden.json", "three")]);

        var summary = Summarize();

        Assert.Equal((1L, 2L), (summary.ArchivedGoldenFileCount, summary.MissingGoldenFileCount));
        Assert.Equal(["primary-w0-00000003"], summary.MissingGoldenFiles);
    }

    [Fact]
    public void Only_what_archives_hold_as_it_was_recorded_is_not_missing_where_reports_list_files()
    {
        var hash = new string('0', 64);
        directory.Write("reports/cycle_1.json", $$"""{"primary":{"total":2},"shadow":{"total_replays":2,"mismatches":0},"golden_files":{"primary-w0-00000001":"{{hash}}","primary-w0-00000002":"{{hash}}"},"passed":true}""");
        archives.Held.UnionWith([("primary-w0-00000001.golden.json", hash), ("primary-w0-00000002.golden.json", new string('1', 64))]);

        var summary = Summarize();

        Assert.Equal((1L, 1L), (summary.ArchivedGoldenFileCount, summary.MissingGoldenFileCount));
        Assert.Equal(["primary-w0-00000002"], summary.MissingGoldenFiles);
    }

    [Fact]
    public void Golden_files_of_another_origin_are_not_accounted_for()
    {
        Report(1, total: 1);
        Golden("primary-w0-00000001", "shadow-00000001", "primary-w-00000001", "primary-w0-0000000G", "primary-w0-000001");

        var summary = Summarize();

        Assert.Equal(4, summary.UnaccountedGoldenFileCount);
        Assert.Equal(["primary-w-00000001", "primary-w0-0000000G", "primary-w0-000001", "shadow-00000001"], summary.UnaccountedGoldenFiles);
        Assert.Equal(0, summary.MissingGoldenFileCount);
    }

    [Fact]
    public void Golden_files_of_a_last_cycle_that_crashed_are_named_by_their_time()
    {
        Report(1, total: 2);
        directory.Write("reports/cycle_2.json", "Traceback");
        Golden("primary-w0-00000001", "primary-w0-00000002", "primary-w0-00000003");
        foreach (var early in (string[])["primary-w0-00000001", "primary-w0-00000002"])
            File.SetLastWriteTimeUtc(directory["golden", early + ".golden.json"], Now.UtcDateTime.AddHours(-2));

        var summary = Summarize();

        Assert.Equal(["primary-w0-00000003"], summary.UnaccountedGoldenFiles);
    }

    [Fact]
    public void Files_that_are_too_many_are_counted_where_nothing_tells_which_they_are()
    {
        Report(1, total: 1);
        Golden("primary-w0-00000001", "primary-w0-00000002");
        File.SetLastWriteTimeUtc(directory["golden", "primary-w0-00000001.golden.json"], Now.UtcDateTime.AddHours(-2));
        File.SetLastWriteTimeUtc(directory["golden", "primary-w0-00000002.golden.json"], Now.UtcDateTime.AddHours(-2));

        var summary = Summarize();

        Assert.Equal(1, summary.UnaccountedGoldenFileCount);
        Assert.Empty(summary.UnaccountedGoldenFiles);
    }

    [Fact]
    public void Reports_that_list_their_files_tell_every_name()
    {
        var hash = new string('0', 64);
        directory.Write("reports/cycle_1.json", $$"""{"primary":{"total":2},"shadow":{"total_replays":2,"mismatches":0},"golden_files":{"primary-w0-00000001":"{{hash}}","primary-w0-00000002":"{{hash}}"},"passed":true}""");
        Golden("primary-w0-00000002", "primary-w0-00000003");

        var summary = Summarize();

        Assert.Equal(["primary-w0-00000001"], summary.MissingGoldenFiles);
        Assert.Equal(["primary-w0-00000003"], summary.UnaccountedGoldenFiles);
        Assert.Equal((1, 1), (summary.MissingGoldenFileCount, summary.UnaccountedGoldenFileCount));
    }

    [Fact]
    public async Task The_summary_is_written_with_the_names_that_tooling_reads()
    {
        Report(1, total: 3, mismatches: ["primary-w0-00000001"]);
        directory.Write("reports/cycle_2.json", "Traceback");
        Golden("primary-w0-00000001");
        var outFile = directory["summary.json"];

        await GoldenJson.SaveAsync(outFile, Summarize(), TestContext.Current.CancellationToken);

        var json = JsonDocument.Parse(await File.ReadAllBytesAsync(outFile, TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(
            [
                "directory", "analyzed_at", "cycles", "total_workflows", "total_replays", "total_mismatches", "mismatch_details", "cycle_summaries",
                "golden_file_count", "golden_dir_size_bytes", "mismatch_rate", "passed", "verdict",
            ],
            Names(json));
        Assert.Equal((1.0 / 3, false, "FAIL"), (json.GetProperty("mismatch_rate").GetDouble(), json.GetProperty("passed").GetBoolean(), json.GetProperty("verdict").GetString()));
        Assert.Equal(["cycle", "workflows", "replays", "mismatches", "passed"], Names(json.GetProperty("cycle_summaries")[0]));
        Assert.Equal(["cycle", "error"], Names(json.GetProperty("cycle_summaries")[1]));
        Assert.Equal(
            ["original_run_id", "replay_run_id", "original_hash", "replay_hash", "match", "diff_details"],
            Names(json.GetProperty("mismatch_details")[0]));
    }

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(property => property.Name);

    private GoldenSummary Summarize() => new GoldenSummarizer(archives, new FixedClock(Now)).Summarize(
        new ShadowRun { Name = "x", Directory = directory.Path }, observer, TestContext.Current.CancellationToken);

    private void Report(int cycle, int total, int? replays = null, params string[] mismatches)
    {
        var details = string.Join(',', mismatches.Take(5).Select(runId => $$"""{"original_run_id":"{{runId}}","diff_details":null}"""));
        var time = Now.AddHours(-1).AddMinutes(cycle);
        directory.Write(
            $"reports/cycle_{cycle}.json",
            $$"""
            {"timestamp":"{{time:O}}","primary":{"total":{{total}},"successful":{{total}},"failed":0},
            "shadow":{"total_replays":{{replays ?? total}},"matches":{{(replays ?? total) - mismatches.Length}},"mismatches":{{mismatches.Length}}},
            "mismatch_details":[{{details}}],"passed":{{(mismatches.Length == 0 ? "true" : "false")}}}
            """);
    }

    private void Golden(params string[] runIds)
    {
        foreach (var runId in runIds)
            directory.Write($"golden/{runId}.golden.json", "{}");
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
