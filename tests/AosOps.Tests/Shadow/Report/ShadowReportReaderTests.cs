using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Tests.Golden;
using AosOps.Tests.Shadow.Log;

namespace AosOps.Tests.Shadow.Report;

public sealed class ShadowReportReaderTests : IDisposable
{
    private static readonly DateTime Written = new(2025, 12, 2, 12, 12, 20, DateTimeKind.Utc);

    private readonly RunFixture run = new();
    private readonly RecordingObserver observer = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task The_cycles_are_those_of_the_log_with_progress_lines_apart()
    {
        run.WithLog(new LogText().Header().Clean(1).Progress(1, 9).Mismatched(2, 3).Crashed(3).Begin(4)).WithReport(1, 60, 0).WithReport(2, 60, 3).WithReport(3, "<html>");

        var cycles = (await ReadAsync()).Cycles;

        Assert.Equal((4, 1, 2, 1, 1, 4), (cycles.Total, cycles.Successful, cycles.Failed, cycles.Crashed, cycles.Unfinished, cycles.Last ?? 0));
        Assert.Equal((1, 3, 1), (cycles.ProgressLines, cycles.Reports, cycles.UnreadableReports));
        Assert.Equal(ErrorIds.CycleReportInvalid, Assert.Single(observer.Failures).ErrorId);
    }

    [Fact]
    public async Task Without_a_log_the_cycles_are_those_of_the_reports()
    {
        run.WithReport(1, 60, 0).WithReport(2, 60, 3).WithReport(3, "");

        var report = await ReadAsync();

        Assert.Null(report.Log);
        Assert.Equal((3, 1, 2, 1), (report.Cycles.Total, report.Cycles.Successful, report.Cycles.Failed, report.Cycles.Crashed));
        Assert.Equal((120, 120, 3), (report.Cycles.Workflows, report.Cycles.Replays, report.Mismatches.Total));
    }

    [Fact]
    public async Task The_mismatches_are_counted_with_their_cycles_and_the_first_that_are_described()
    {
        run.WithReport(1, 60, 9, "a", "b", "c", "d", "e").WithReport(2, 60, 0).WithReport(5, 60, 1, "f");

        var mismatches = (await ReadAsync()).Mismatches;

        Assert.Equal(10, mismatches.Total);
        Assert.Equal([1, 5], mismatches.Cycles);
        Assert.Equal(["a", "b", "c", "d", "e"], mismatches.First.Select(mismatch => mismatch.RunId));
    }

    [Fact]
    public async Task The_golden_files_are_counted_and_the_newest_five_named_with_what_the_newest_holds()
    {
        for (var number = 1; number <= 7; number++)
            Golden(number);

        var golden = (await ReadAsync()).Golden!;

        Assert.Equal((7, 7 * golden.AverageBytes), (golden.Files, golden.Bytes));
        Assert.Equal(
            ["primary-w0-00000007", "primary-w0-00000006", "primary-w0-00000005", "primary-w0-00000004", "primary-w0-00000003"],
            golden.Recent.Select(file => Path.GetFileName(file.Path).Split('.')[0]));
        Assert.Equal(new DateTimeOffset(2025, 12, 2, 13, 12, 27, TimeSpan.FromHours(1)), golden.Recent[0].WrittenAt);
        Assert.Equal(("primary-w0-00000007", "io", 4), (golden.Sample!.RunId, golden.Sample.WorkflowType, golden.Sample.StepHashes.Count));
    }

    [Fact]
    public async Task A_golden_file_that_cannot_be_read_is_an_error_and_the_next_one_is_the_sample()
    {
        Golden(1);
        run.WithGolden("primary-w0-00000002", "<html>");
        File.SetLastWriteTimeUtc(run.GoldenPath("primary-w0-00000002"), Written.AddSeconds(2));

        Assert.Equal("primary-w0-00000001", (await ReadAsync()).Golden!.Sample!.RunId);
        Assert.Equal(ErrorIds.GoldenFileInvalid, Assert.Single(observer.Failures).ErrorId);
    }

    [Fact]
    public async Task The_resources_are_those_of_this_machine()
    {
        run.WithLog(new LogText().Header());

        var resources = (await ReadAsync()).Resources;

        Assert.InRange(resources.RunDisk!.UsedPercent, 0, 100);
        Assert.Equal(resources.RunDisk.TotalBytes, resources.LogDisk!.TotalBytes);
        Assert.InRange(resources.MemoryAvailableBytes, 1, resources.MemoryTotalBytes);
    }

    [Fact]
    public async Task The_log_is_described_with_its_times_errors_and_what_is_not_text()
    {
        File.WriteAllBytes(run.LogPath, [.. new LogText().Header().Clean(1).Mismatched(2, 1).At("13:15:00").Raw("Traceback (most recent call last):").Begin(3).ToBytes(), 0xFF, 0, (byte)'\n']);

        var log = (await ReadAsync()).Log!;

        Assert.Equal((new FileInfo(run.LogPath).Length, 17L), (log.Bytes, log.Lines));
        Assert.Equal((TimeSpan.FromSeconds(161), 1L, 1L, 1L), (log.LastActivity - log.FirstActivity, log.Errors, log.Warnings, log.Tracebacks));
        Assert.Equal((1L, 1L, 17L), (log.InvalidSequences, log.NulBytes, log.FirstInvalidLine));
    }

    [Fact]
    public async Task A_run_that_has_ended_has_no_process()
    {
        run.WithLog(new LogText().Header().Clean(1).Report(1, 9, 9, 0).Passed());

        var report = await ReadAsync();

        Assert.Null(report.Process);
        Assert.Equal((ShadowRunState.Completed, CheckStatus.Healthy), (report.Status.State, report.Status.Health));
    }

    [Fact]
    public async Task The_process_of_a_run_is_shown_with_its_children()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are found in /proc.");
        using var sandbox = new RunSandbox();
        using var process = sandbox.Start(sandbox.LogPath);

        var report = await ReadAsync(sandbox.Run);

        Assert.Equal(process.Id, report.Process!.ProcessId);
        Assert.NotEmpty(report.Process.Children!);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_is_one_error_and_the_other_sections_are_there()
    {
        Directory.CreateDirectory(run.LogPath);
        run.WithReport(1, 60, 1, "a");

        var report = await ReadAsync(run.Run with { LogPath = run.LogPath });

        Assert.Null(report.Log);
        Assert.Equal(1, report.Mismatches.Total);
        Assert.Single(observer.Failures);
    }

    [Fact]
    public async Task A_run_directory_that_is_gone_leaves_the_sections_of_the_log()
    {
        run.WithLog(new LogText().Header().Clean(1)).WithReport(1, 60, 0);
        var known = run.Run;
        Directory.Delete(run.RunDirectory, recursive: true);

        var report = await ReadAsync(known);

        Assert.Null(report.Golden);
        Assert.Equal(1, report.Cycles.Successful);
    }

    private void Golden(int number)
    {
        var runId = $"primary-w0-{number:x8}";
        run.WithGolden(runId, GoldenFileSample.Text(GoldenFileSample.Of("io", runId: runId)));
        File.SetLastWriteTimeUtc(run.GoldenPath(runId), Written.AddSeconds(number));
    }

    private Task<ShadowReport> ReadAsync(ShadowRun? of = null) =>
        new ShadowReportReader(new ShadowProcessFinder(), new FakeTime()).ReadAsync(of ?? run.Run, observer, TestContext.Current.CancellationToken);
}
