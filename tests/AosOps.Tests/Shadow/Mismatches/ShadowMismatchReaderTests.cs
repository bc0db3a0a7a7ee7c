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
    public async Task A_detailed_mismatch_has_its_run_hashes_and_first_step()
    {
        run.WithReport(3, replays: 9, mismatches: 1, "primary-w2-62c6ec75");

        var mismatch = Assert.Single(await Mismatches());

        Assert.Equal((3, 1, "primary-w2-62c6ec75", "aa", "bb"), (mismatch.Cycle, mismatch.Count, mismatch.RunId, mismatch.OriginalHash, mismatch.ReplayHash));
        Assert.Equal((2, "mock_io", "mock_io:0011223344556677", "mock_io:8899aabbccddeeff"), (mismatch.Step, mismatch.Skill, mismatch.OriginalStep, mismatch.ReplayStep));
    }

    [Fact]
    public async Task One_object_stands_for_those_that_a_report_does_not_detail()
    {
        run.WithReport(1, replays: 60, mismatches: 14, "a", "b", "c", "d", "e");

        var mismatches = await Mismatches();

        Assert.Equal((6, 14), (mismatches.Count, mismatches.Sum(mismatch => mismatch.Count)));
        Assert.Equal((null, 9), (mismatches[^1].RunId, mismatches[^1].Count));
    }

    [Fact]
    public async Task The_log_speaks_for_cycles_without_a_report()
    {
        run.WithLog(new LogText().Clean(1).Mismatched(2, 3).Mismatched(3, 2)).WithReport(3, 9, 2, "a", "b");

        Assert.Equal([(3, 1), (3, 1), (2, 3)], (await Mismatches()).Select(mismatch => (mismatch.Cycle, mismatch.Count)));
    }

    [Fact]
    public async Task A_quiet_log_speaks_for_its_bad_cycles()
    {
        run.WithLog(new LogText().Header().Progress(10, 90).Error("Cycle 17: 1 mismatches detected!"));

        var mismatch = Assert.Single(await Mismatches());

        Assert.Equal((17, 1, 11L), (mismatch.Cycle, mismatch.Count, mismatch.LineNumber));
    }

    [Fact]
    public async Task A_report_that_is_a_traceback_is_a_failure_that_names_it_and_the_others_are_read()
    {
        run.WithReport(1, 9, 1, "a").WithReport(2, "Traceback (most recent call last):\nKeyError: 'seed'\n").WithReport(3, 9, 1, "b");

        Assert.Equal(["a", "b"], (await Mismatches()).Select(mismatch => mismatch.RunId));
        var failure = Assert.Single(observer.Failures);
        Assert.Equal((ErrorIds.CycleReportInvalid, Path.Combine(run.RunDirectory, "reports", "cycle_2.json")), (failure.ErrorId, failure.FilePath));
    }

    [Fact]
    public async Task A_run_without_mismatches_has_none()
    {
        run.WithLog(new LogText().Clean(1).Clean(2).Progress(2, 18)).WithReport(1, 9, 0).WithReport(2, 9, 0);

        Assert.Empty(await Mismatches());
    }

    private async Task<List<ShadowMismatch>> Mismatches()
    {
        var reader = new ShadowMismatchReader(new ShadowCycleReader(new ShadowProcessFinder(), new FakeTime()));
        var mismatches = new List<ShadowMismatch>();
        await foreach (var mismatch in reader.ReadAsync(run.Run, observer, TestContext.Current.CancellationToken))
            mismatches.Add(mismatch);
        return mismatches;
    }
}
