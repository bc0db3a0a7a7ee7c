using AosOps.Golden.Storage;
using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Tests.Shadow;
using AosOps.Tests.Shadow.Log;

namespace AosOps.Tests.Golden.Storage;

public sealed class GoldenForecasterTests : IDisposable
{
    private const int CyclesPerHour = 120;
    private const int WorkflowsPerCycle = 9;

    private readonly RunFixture run = new();
    private readonly RecordingObserver observer = new();
    private readonly FakeTime clock = new(new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.Zero));

    [Fact]
    public async Task The_rows_follow_from_the_measured_rate_of_the_run()
    {
        WithCycles(20);

        var rows = await Forecast();

        Assert.Equal(["T+6h", "T+12h", "T+24h", "Disk 90 %", "Disk 95 %"], rows.Select(row => row.Mark));
        Assert.Equal([6, 12, 24], rows.Take(3).Select(row => row.Elapsed!.Value.TotalHours));
        Assert.Equal([720, 1440, 2880], rows.Take(3).Select(row => row.Cycles!.Value));
        Assert.Equal([6480, 12960, 25920], rows.Take(3).Select(row => row.Files!.Value));
        Assert.Equal(FileBytes() * 25920, rows[2].Bytes);
        Assert.Equal(new DateTimeOffset(2025, 12, 3, 13, 12, 19, TimeSpan.FromHours(1)), rows[2].At);
        Assert.All(rows, row => Assert.Equal(CyclesPerHour, row.CyclesPerHour, 0.001));
        Assert.All(rows, row => Assert.Equal(CyclesPerHour * WorkflowsPerCycle * FileBytes(), row.BytesPerHour, 0.5));
    }

    [Fact]
    public async Task Hours_that_are_asked_for_come_in_their_place_and_once()
    {
        WithCycles(20);

        Assert.Equal(["T+0.5h", "T+6h", "T+12h", "T+24h", "T+48h"], (await Forecast(48, 0.5, 12)).Take(5).Select(row => row.Mark));
    }

    [Fact]
    public async Task The_disk_is_so_full_when_the_rate_has_used_what_is_missing()
    {
        WithCycles(20);
        var disk = DiskUsage.Of(run.RunDirectory);
        var missing = (disk.UsedBytes + disk.AvailableBytes) * 0.95 - disk.UsedBytes;
        Assert.SkipUnless(missing > 0, "The disk of the tests is full.");

        var row = (await Forecast()).Single(row => row.Mark == "Disk 95 %");

        Assert.InRange((row.At!.Value - clock.GetUtcNow()).TotalHours / (missing / row.BytesPerHour), 0.98, 1.02);
        Assert.Equal(95, row.DiskUsedPercent!.Value, 0.5);
    }

    [Fact]
    public void A_disk_that_takes_longer_than_can_be_foreseen_is_never_full_and_one_that_is_full_is_so_now()
    {
        var now = clock.GetLocalNow();
        var growth = new RunGrowth(now.AddHours(-1), 1, 1, 1);

        Assert.Null(new ForecastRows("r", growth, new DiskUsage("/", 1L << 50, 0, 1L << 50), now).AtDisk(90, TimeSpan.FromDays(36525)).At);
        var full = new ForecastRows("r", growth, new DiskUsage("/", 100, 97, 3), now).AtDisk(95, TimeSpan.FromDays(36525));
        Assert.Equal((now, 97d), (full.At!.Value, full.DiskUsedPercent!.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_run_with_too_few_cycles_says_that_it_is_too_young(int cycles)
    {
        WithCycles(cycles);

        Assert.Equal(ErrorIds.GoldenForecastTooEarly, (await Assert.ThrowsAsync<AosException>(() => Forecast())).ErrorId);
    }

    [Fact]
    public async Task A_run_without_golden_files_is_too_young()
    {
        run.WithLog(Log(20));

        Assert.Equal(ErrorIds.GoldenForecastTooEarly, (await Assert.ThrowsAsync<AosException>(() => Forecast())).ErrorId);
    }

    [Fact]
    public async Task A_run_without_a_log_is_an_error_that_says_so()
    {
        run.WithGolden("primary-w0-00000001");

        Assert.Equal(ErrorIds.ShadowLogNotFound, (await Assert.ThrowsAsync<AosException>(() => Forecast())).ErrorId);
    }

    [Fact]
    public async Task A_run_that_does_not_go_on_is_forecast_with_a_warning()
    {
        WithCycles(20);

        await Forecast();

        Assert.Contains("does not go on", Assert.Single(observer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_were_archived_meanwhile_count()
    {
        WithCycles(20);
        for (var file = 0; file < 100; file++)
            File.Delete(run.GoldenPath($"primary-w0-{file:x8}"));

        Assert.Equal(25920, (await Forecast())[2].Files);
    }

    public void Dispose() => run.Dispose();

    private async Task<List<GoldenForecast>> Forecast(params double[] hours) =>
        await new GoldenForecaster(new ShadowSnapshotReader(new ShadowProcessFinder(), clock), clock)
            .ForecastAsync(run.Run, hours, observer, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

    private void WithCycles(int cycles)
    {
        run.WithLog(Log(cycles));
        for (var file = 0; file < cycles * WorkflowsPerCycle; file++)
            run.WithGolden($"primary-w0-{file:x8}");
    }

    private static LogText Log(int cycles)
    {
        var log = new LogText().Header();
        for (var cycle = 1; cycle <= cycles; cycle++)
            log.At(new TimeOnly(13, 12, 19).Add((cycle - 1) * TimeSpan.FromSeconds(3600 / CyclesPerHour)).ToString("HH:mm:ss")).Clean(cycle);
        return log;
    }

    private long FileBytes() => AosOps.IO.FileStatus.Of(Directory.EnumerateFiles(Path.GetDirectoryName(run.GoldenPath("x"))!).First())?.AllocatedBytes ?? 400;
}
