using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Tests.Shadow.Log;

namespace AosOps.Tests.Shadow.Mismatches;

public sealed class ShadowMismatchReaderTests : IDisposable
{
    private readonly RunFixture run = new();
    private readonly RecordingObserver observer = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task The_mismatches_of_the_reports_are_listed_with_step_skill_hashes_and_golden_file()
    {
        run.WithGolden("primary-w0-00000001").WithReport(7, 60, 1, "primary-w0-00000001");

        var mismatch = Assert.Single(await ReadAsync());

        Assert.Equal((7, "primary-w0-00000001", "shadow-1", 1L), (mismatch.Cycle, mismatch.RunId, mismatch.ReplayRunId, mismatch.Count));
        Assert.Equal((2, "mock_io", "mock_io:0011223344556677", "mock_io:8899aabbccddeeff"), (mismatch.Step, mismatch.Skill, mismatch.Expected, mismatch.Actual));
        Assert.Equal(("aa", "bb", run.GoldenPath("primary-w0-00000001"), MismatchSource.Report), (mismatch.OriginalHash, mismatch.ReplayHash, mismatch.GoldenFile, mismatch.Source));
        Assert.Equal(new DateTimeOffset(2025, 12, 2, 12, 13, 7, TimeSpan.Zero), mismatch.Time);
    }

    [Fact]
    public async Task What_a_cycle_counts_beyond_its_details_is_one_object_so_that_the_counts_add_up()
    {
        run.WithReport(1, 60, 14, "a", "b", "c", "d", "e").WithReport(2, 60, 0).WithReport(3, 60, 2, "f", "g");

        var mismatches = await ReadAsync();

        Assert.Equal([1, 1, 1, 1, 1, 9, 1, 1], mismatches.Select(mismatch => mismatch.Count));
        Assert.Null(mismatches[5].RunId);
        Assert.Equal((1, MismatchSource.Report), (mismatches[5].Cycle, mismatches[5].Source));
    }

    [Fact]
    public async Task Without_reports_the_mismatches_are_those_that_the_log_counts()
    {
        run.WithLog(new LogText().Header().Clean(1).Mismatched(2, 3).Clean(3));

        var mismatch = Assert.Single(await ReadAsync());

        Assert.Equal((2, 3L, MismatchSource.Log, (string?)null), (mismatch.Cycle, mismatch.Count, mismatch.Source, mismatch.RunId));
        Assert.Equal(new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.FromHours(1)), mismatch.Time);
    }

    [Fact]
    public async Task A_quiet_log_names_its_bad_cycles()
    {
        run.WithLog(new LogText().Header().Progress(10, 90).Error("Cycle 17: 2 mismatches detected!").Progress(20, 180, 2));

        var mismatch = Assert.Single(await ReadAsync());

        Assert.Equal((17, 2L, 11L), (mismatch.Cycle, mismatch.Count, mismatch.LineNumber));
    }

    [Fact]
    public async Task Where_log_and_report_do_not_agree_the_higher_number_holds()
    {
        run.WithLog(new LogText().Header().Mismatched(1, 4).Mismatched(2, 1)).WithReport(1, 60, 1, "a").WithReport(2, 60, 3, "b");

        var mismatches = await ReadAsync();

        Assert.Equal([(1, 1, MismatchSource.Report), (1, 3, MismatchSource.Log), (2, 1, MismatchSource.Report), (2, 2, MismatchSource.Report)],
            mismatches.Select(mismatch => (mismatch.Cycle ?? 0, (int)mismatch.Count, mismatch.Source)));
    }

    [Fact]
    public async Task A_cycle_that_never_ended_in_the_log_has_the_mismatches_of_its_report()
    {
        run.WithLog(new LogText().Header().Clean(1).Begin(2)).WithReport(1, 60, 0).WithReport(2, 60, 4, "a", "b", "c", "d");

        Assert.Equal([2, 2, 2, 2], (await ReadAsync()).Select(mismatch => mismatch.Cycle ?? 0));
    }

    [Fact]
    public async Task Mismatches_that_only_the_totals_of_the_log_count_belong_to_no_cycle()
    {
        run.WithLog(new LogText().Header().Mismatched(30, 2).Report(cycles: 40, workflows: 360, replays: 360, mismatches: 5).Failed());

        Assert.Equal([(30, 2), (null, 3)], (await ReadAsync()).Select(mismatch => (mismatch.Cycle, (int)mismatch.Count)));
    }

    [Fact]
    public async Task In_a_continued_log_a_report_is_that_of_the_cycle_that_had_its_number_last()
    {
        run.WithLog(new LogText().Header().Mismatched(1, 2).Clean(2).Header().Mismatched(1, 1)).WithReport(1, 60, 1, "a");

        Assert.Equal([(2, null), (1, "a")], (await ReadAsync()).Select(mismatch => ((int)mismatch.Count, mismatch.RunId)));
    }

    [Fact]
    public async Task A_report_that_is_a_traceback_is_an_error_that_names_file_and_line_and_the_rest_is_listed()
    {
        run.WithLog(new LogText().Header().Mismatched(1, 1).Crashed(2).Mismatched(3, 1))
            .WithReport(1, 60, 1, "a").WithReport(2, "Traceback (most recent call last):\n  File \"x.py\"\nValueError: no\n").WithReport(3, 60, 1, "b");

        var mismatches = await ReadAsync();

        Assert.Equal(["a", "b"], mismatches.Select(mismatch => mismatch.RunId));
        var failure = Assert.Single(observer.Failures);
        Assert.Equal(ErrorIds.CycleReportInvalid, failure.ErrorId);
        Assert.Contains("cycle_2.json, line 1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_is_an_error_and_the_reports_are_listed()
    {
        Directory.CreateDirectory(run.LogPath);
        run.WithReport(1, 60, 1, "a");

        Assert.Single(await ReadAsync(run.Run with { LogPath = run.LogPath }));
        Assert.Single(observer.Failures);
    }

    [Fact]
    public async Task A_golden_file_that_is_not_there_is_not_named()
    {
        run.WithReport(1, 60, 1, "primary-w0-00000001");

        Assert.Null(Assert.Single(await ReadAsync()).GoldenFile);
    }

    [Fact]
    public async Task A_run_id_that_is_a_path_does_not_lead_out_of_the_golden_folder()
    {
        run.WithGolden("x").WithReport(1, 60, 2, "../golden/x", "a\\u0000b");

        Assert.All(await ReadAsync(), mismatch => Assert.Null(mismatch.GoldenFile));
    }

    [Fact]
    public async Task A_mismatch_in_which_no_step_differs_shows_the_workflow_hashes()
    {
        run.WithReport(1, """
            {"primary":{"total":1},"shadow":{"total_replays":1,"mismatches":1},"passed":false,
             "mismatch_details":[{"original_run_id":"x","original_hash":"aa","replay_hash":"bb","diff_details":null}]}
            """);

        var mismatch = Assert.Single(await ReadAsync());

        Assert.Equal((null, null, "aa", "bb"), (mismatch.Step, mismatch.Skill, mismatch.Expected, mismatch.Actual));
    }

    [Fact]
    public async Task A_clean_run_has_no_mismatches()
    {
        run.WithLog(new LogText().Header().Clean(1).Progress(10, 90).Clean(10)).WithReport(1, 60, 0).WithReport(10, 60, 0);

        Assert.Empty(await ReadAsync());
        Assert.Empty(observer.Failures);
    }

    private async Task<List<ShadowMismatch>> ReadAsync(ShadowRun? of = null) =>
        await new ShadowMismatchReader(new FakeTime()).ReadAsync(of ?? run.Run, observer, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
}
