using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Status;

public sealed class ShadowHealthTests
{
    private static readonly DateTimeOffset Now = new(2025, 12, 2, 14, 0, 0, TimeSpan.FromHours(1));

    private static readonly ShadowSnapshot Running = new()
    {
        Run = new ShadowRun { Name = "20251202_131219", LogPath = "/log", Directory = "/run" },
        ObservedAt = Now,
        State = ShadowRunState.Running,
        Process = new ShadowProcessIdentity(752320, 1, ShadowProcessEvidence.PidFile),
        Log = new ShadowLogStatistics { Path = "/log", Header = new ShadowLogHeader(), CyclesStarted = 106, CyclesSucceeded = 106, Replays = 954 },
        LogAge = TimeSpan.FromSeconds(20),
        Disk = new DiskUsage("/run", 1000, 140, 860),
        IsGoldenLarge = false,
    };

    [Fact]
    public void A_run_that_is_well_passes_every_check()
    {
        Assert.All(ShadowHealth.Check(Running), check => Assert.Equal(CheckStatus.Healthy, check.Status));
        Assert.Equal(["Process", "Log", "Mismatches", "Cycles", "Disk", "GoldenStorage"], ShadowHealth.Check(Running).Select(check => check.Name));
    }

    [Theory]
    [InlineData(9.9, CheckStatus.Healthy)]
    [InlineData(10.0, CheckStatus.Healthy)]
    [InlineData(10.1, CheckStatus.Warning)]
    [InlineData(30.0, CheckStatus.Warning)]
    [InlineData(30.1, CheckStatus.Critical)]
    [InlineData(-0.5, CheckStatus.Healthy)]
    [InlineData(-60, CheckStatus.Warning)]
    public void A_log_that_is_not_written_to_is_stale(double minutes, CheckStatus expected)
    {
        Assert.Equal(expected, Check(Running with { LogAge = TimeSpan.FromMinutes(minutes) }, "Log").Status);
    }

    [Theory]
    [InlineData(899, CheckStatus.Healthy)]
    [InlineData(900, CheckStatus.Warning)]
    [InlineData(949, CheckStatus.Warning)]
    [InlineData(950, CheckStatus.Critical)]
    public void A_disk_fills(long used, CheckStatus expected)
    {
        Assert.Equal(expected, Check(Running with { Disk = new DiskUsage("/run", 1000, used, 1000 - used) }, "Disk").Status);
    }

    [Fact]
    public void A_finished_run_needs_no_process_and_its_old_log_is_not_stale()
    {
        var finished = Running with { State = ShadowRunState.Completed, Process = null, LogAge = TimeSpan.FromDays(30) };

        Assert.Equal(CheckStatus.Healthy, ShadowHealth.Worst(ShadowHealth.Check(finished)));
    }

    [Fact]
    public void A_dead_run_is_critical_and_its_last_cycle_is_named()
    {
        var dead = Running with { State = ShadowRunState.Aborted, Process = null, Log = Running.Log! with { OpenCycle = 107, LastCycle = 107 } };

        var check = Check(dead, "Process");

        Assert.Equal(CheckStatus.Critical, check.Status);
        Assert.Contains("cycle 107", check.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mismatches_are_critical()
    {
        var check = Check(Running with { Log = Running.Log! with { Mismatches = 10 } }, "Mismatches");

        Assert.Equal((CheckStatus.Critical, (object)10L), (check.Status, check.Value));
    }

    [Fact]
    public void A_crashed_cycle_is_critical()
    {
        Assert.Equal(CheckStatus.Critical, Check(Running with { Log = Running.Log! with { CyclesFailed = 1, CyclesCrashed = 1 } }, "Cycles").Status);
    }

    [Fact]
    public void A_run_that_ended_without_a_replay_is_critical()
    {
        var empty = Running with { State = ShadowRunState.Completed, Log = Running.Log! with { Replays = 0 } };

        Assert.Equal(CheckStatus.Critical, Check(empty, "Cycles").Status);
    }

    [Fact]
    public void Golden_files_over_their_threshold_are_a_warning()
    {
        Assert.Equal(CheckStatus.Warning, ShadowHealth.Worst(ShadowHealth.Check(Running with { IsGoldenLarge = true })));
    }

    [Fact]
    public void A_missing_log_is_a_warning_and_an_unreadable_one_critical()
    {
        Assert.Equal(CheckStatus.Warning, Check(Running with { Run = Running.Run with { LogPath = null }, Log = null, LogAge = null }, "Log").Status);
        Assert.Equal(CheckStatus.Critical, Check(Running with { Log = null, LogAge = null }, "Log").Status);
    }

    [Fact]
    public void That_no_replay_differed_is_said_of_the_log_alone() =>
        Assert.Equal("The log names no replay that differed.", Check(Running, "Mismatches").Message);

    [Fact]
    public void The_worst_check_decides()
    {
        var staleWithDeadProcess = Running with { State = ShadowRunState.Aborted, Process = null, LogAge = TimeSpan.FromMinutes(11) };

        Assert.Equal(CheckStatus.Critical, ShadowHealth.Worst(ShadowHealth.Check(staleWithDeadProcess)));
    }

    private static CheckResult Check(ShadowSnapshot snapshot, string name) =>
        Assert.Single(ShadowHealth.Check(snapshot), check => check.Name == name);
}
