using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Tests.Shadow.Log;

namespace AosOps.Tests.Shadow.Report;

public sealed class ShadowReportReaderTests : IDisposable
{
    private readonly RunFixture run = new();
    private readonly RecordingObserver observer = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Each_section_has_its_numbers()
    {
        run.WithLog(new LogText().Header().Clean(1).Mismatched(2, 2).Progress(2, 18, 2)).WithReport(2, 9, 2, "a", "b");

        var report = await Report();

        Assert.Equal((2, 1, 1, 0, 0), (report.Cycles!.Total, report.Cycles.Successful, report.Cycles.Failed, report.Cycles.Crashed, report.Cycles.Unfinished));
        Assert.Equal((2, 2), (report.Mismatches.Total, report.Mismatches.First.Count));
        Assert.Equal([2], report.Mismatches.Cycles);
        Assert.Equal((15, run.LogPath), (report.Log!.Lines, report.Log.Path));
        Assert.True(report.Resources.MemoryTotalBytes > 0);
        Assert.NotNull(report.Resources.RunDisk);
        Assert.Null(report.Process);
    }

    [Fact]
    public async Task The_process_is_shown_while_it_lives()
    {
        run.WithLog(new LogText().Header().Begin(1));
        Assert.True(ShadowProcessFile.Describe(Environment.ProcessId)!.TryClaim(run.RunDirectory));

        Assert.Equal(Environment.ProcessId, (await Report()).Process!.ProcessId);
    }

    [Fact]
    public async Task The_ten_newest_golden_files_are_listed_however_many_there_are()
    {
        for (var file = 0; file < 300; file++)
        {
            run.WithGolden($"primary-w0-{file:x8}");
            File.SetLastWriteTimeUtc(Path.Combine(run.RunDirectory, "golden", $"primary-w0-{file:x8}.golden.json"), DateTime.UnixEpoch.AddSeconds(file * 7919 % 300));
        }

        var golden = (await Report()).Golden!;

        Assert.Equal((300, 120_000), (golden.Files, golden.Bytes));
        Assert.Equal(Enumerable.Range(290, 10).Reverse(), golden.Recent.Select(file => (int)file.WrittenAt.ToUnixTimeSeconds()));
    }

    [Fact]
    public async Task A_sample_shows_what_a_golden_file_holds()
    {
        Directory.CreateDirectory(Path.Combine(run.RunDirectory, "golden"));
        File.WriteAllText(
            Path.Combine(run.RunDirectory, "golden", "primary-w0-2a0172ba.golden.json"),
            $$"""{"run_id":"primary-w0-2a0172ba","workflow_type":"io","seed":1,"step_hashes":["mock_io:0011223344556677"],"workflow_hash":"{{new string('a', 64)}}","duration_ms":1,"success":true,"error":null}""");

        Assert.Equal("io", (await Report()).Golden!.Sample!.WorkflowType);
    }

    [Fact]
    public async Task Golden_files_that_cannot_be_read_are_failures_that_name_them()
    {
        run.WithGolden("primary-w0-00000001");

        var report = await Report();

        Assert.Null(report.Golden!.Sample);
        Assert.Equal(ErrorIds.GoldenFileInvalid, Assert.Single(observer.Failures).ErrorId);
    }

    [Fact]
    public async Task A_run_without_a_log_and_one_without_a_directory_are_reported_on()
    {
        Assert.Null((await Report()).Log);
        run.WithLog(new LogText().Clean(1).Passed());
        Directory.Delete(run.RunDirectory, recursive: true);

        Assert.Null((await Report()).Golden);
    }

    private Task<ShadowReport> Report() =>
        new ShadowReportReader(new ShadowProcessFinder(), new FakeTime()).ReadAsync(run.Run, observer, TestContext.Current.CancellationToken);
}
