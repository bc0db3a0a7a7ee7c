using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Simulation;

namespace AosOps.Tests.Shadow.Control;

public sealed class ShadowRunWaiterTests : IDisposable
{
    private const string Header = """
        [INFO] 13:12:19   Duration:            24h (1440m)
        [INFO] 13:12:19 Starting shadow-run simulation...
        [STEP] 13:12:19 Running cycle 1...

        """;

    private readonly TempDirectory directory = new();
    private readonly RecordingObserver observer = new();
    private readonly JumpingClock clock = new(new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.Zero));

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_run_whose_process_is_gone_was_aborted()
    {
        var status = await WaitAsync(Run(Header), timeout: null);

        Assert.Equal(ShadowRunState.Aborted, status.State);
    }

    [Fact]
    public async Task A_run_that_has_ended_is_not_waited_for()
    {
        var status = await WaitAsync(Run(Header + "[INFO] 13:12:20 Cycle 1: 9 workflows, 9 replays, 0 mismatches\n[INFO] 13:12:21 ✅ SHADOW SIMULATION PASSED\n", isAlive: true), TimeSpan.Zero);

        Assert.Equal(ShadowRunState.Completed, status.State);
    }

    [Fact]
    public async Task The_end_of_a_run_ends_the_wait()
    {
        var run = Run(Header, isAlive: true);
        clock.Watchers.Add(now =>
        {
            if (now == TimeSpan.FromMinutes(1))
                File.AppendAllText(run.LogPath!, "[ERROR] 13:13:19 ❌ SHADOW SIMULATION FAILED\n");
        });

        var status = await WaitAsync(run, TimeSpan.FromHours(1));

        Assert.Equal(ShadowRunState.Failed, status.State);
        Assert.Equal(TimeSpan.FromMinutes(1), TimeSpan.FromTicks(clock.GetTimestamp()));
    }

    [Fact]
    public async Task The_time_that_is_left_follows_from_the_duration_in_the_log()
    {
        var failure = await Assert.ThrowsAsync<AosException>(() => WaitAsync(Run(Header, isAlive: true), TimeSpan.FromHours(6)));

        Assert.Equal(ErrorIds.ShadowRunWaitTimedOut, failure.ErrorId);
        var last = observer.Reports.Last();
        Assert.Equal((0.25, 18), (Math.Round(last.Fraction!.Value, 3), Math.Round(last.Remaining!.Value.TotalHours, 2)));
    }

    private Task<ShadowStatus> WaitAsync(ShadowRun run, TimeSpan? timeout) =>
        new ShadowRunWaiter(new ShadowProcessFinder(), clock).WaitAsync(run, timeout, observer, TestContext.Current.CancellationToken);

    private ShadowRun Run(string log, bool isAlive = false)
    {
        if (isAlive)
            ShadowProcessFile.Describe(Environment.ProcessId)!.TryClaim(directory.Path);
        return new ShadowRun { Name = "20251202_131219", Directory = directory.Path, LogPath = directory.Write("shadow_24h_20251202_131219.log", log) };
    }
}
