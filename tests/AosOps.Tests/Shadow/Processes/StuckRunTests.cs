using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

public sealed class StuckRunTests
{
    [Theory]
    [InlineData(ShadowProcessState.Sleeping, 9)]
    [InlineData(ShadowProcessState.Running, 60)]
    [InlineData(ShadowProcessState.DiskSleep, 0)]
    [InlineData(ShadowProcessState.Sleeping, null)]
    public void It_goes_on(ShadowProcessState state, int? minutes) => Assert.Null(StuckRun.Reason(state, [], Silence(minutes)));

    [Theory]
    [InlineData(ShadowProcessState.Sleeping, 10)]
    [InlineData(ShadowProcessState.DiskSleep, 1)]
    [InlineData(ShadowProcessState.DiskSleep, null)]
    [InlineData(ShadowProcessState.Stopped, 0)]
    [InlineData(ShadowProcessState.Traced, null)]
    public void It_is_stuck(ShadowProcessState state, int? minutes) => Assert.NotNull(StuckRun.Reason(state, [], Silence(minutes)));

    [Fact]
    public void A_child_that_computes_keeps_the_run_going() =>
        Assert.Null(StuckRun.Reason(ShadowProcessState.Sleeping, [Child(ShadowProcessState.Running)], Silence(60)));

    [Fact]
    public void A_child_that_is_blocked_is_named() =>
        Assert.Equal(
            "Its child python3 (7) is blocked in uninterruptible I/O, and the log was last written to 2 min ago.",
            StuckRun.Reason(ShadowProcessState.Sleeping, [Child(ShadowProcessState.DiskSleep)], Silence(2)));

    private static ShadowChildProcess Child(ShadowProcessState state) => new(7, 6, "python3", null, state, null);

    private static TimeSpan? Silence(int? minutes) => minutes is { } known ? TimeSpan.FromMinutes(known) : null;
}
