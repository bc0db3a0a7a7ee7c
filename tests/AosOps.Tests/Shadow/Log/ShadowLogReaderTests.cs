using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Log;

public sealed class ShadowLogReaderTests : IDisposable
{
    private readonly TempDirectory temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_cycle_is_successful_when_its_own_line_says_so()
    {
        var log = Read(new LogText().Header().Clean(1).Clean(2).Mismatched(3, 2).Clean(4));

        Assert.Equal((4, 3, 1, 0, 0), Cycles(log));
        Assert.Equal(2, log.Mismatches);
    }

    [Fact]
    public void Progress_lines_are_not_cycles()
    {
        var text = new LogText().Header();
        for (var cycle = 1; cycle <= 106; cycle++)
        {
            text.Clean(cycle);
            if (cycle % 10 == 0)
                text.Progress(cycle, cycle * 9);
        }

        var log = Read(text);

        Assert.Equal((106, 106, 0, 0, 0), Cycles(log));
        Assert.Equal((10, 954, 954), (log.ProgressLines, log.Workflows, log.Replays));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public void Any_number_of_mismatches_but_zero_is_a_failure(int mismatches)
    {
        var log = Read(new LogText().Begin(1).End(1, mismatches: mismatches));

        Assert.Equal((1, 0, 1, 0, 0), Cycles(log));
        Assert.Equal(mismatches, log.Mismatches);
    }

    [Fact]
    public void A_cycle_without_its_numbers_crashed_and_failed()
    {
        var log = Read(new LogText().Clean(19).Crashed(20).Clean(21));

        Assert.Equal((3, 2, 1, 1, 0), Cycles(log));
    }

    [Fact]
    public void A_failed_cycle_that_two_lines_report_counts_once()
    {
        var log = Read(new LogText().Mismatched(17, 2).End(17, mismatches: 2).Clean(18));

        Assert.Equal((2, 1, 1, 0, 0), Cycles(log));
        Assert.Equal((2, 18), (log.Mismatches, log.Workflows));
    }

    [Fact]
    public void A_cycle_that_began_and_did_not_end_is_open_as_long_as_nothing_follows()
    {
        var log = Read(new LogText().Clean(1).Clean(2).Clean(3).At("13:14:00").Begin(4));

        Assert.Equal((4, 3, 0, 0, 0), Cycles(log));
        Assert.Equal((4, 4, new TimeSpan(13, 14, 0)), (log.OpenCycle, log.LastCycle, log.OpenCycleStartedAt!.Value.TimeOfDay));
    }

    [Fact]
    public void A_cycle_that_a_signal_ended_is_unfinished_and_not_failed()
    {
        var log = Read(new LogText().Clean(1).Begin(2).Info("Shutting down shadow simulation...").Info("Final report: /tmp/run/reports/summary_x.json"));

        Assert.Equal((2, 1, 0, 0, 1), Cycles(log));
        Assert.Equal((ShadowLogEnd.Interrupted, "/tmp/run/reports/summary_x.json"), (log.End, log.FinalReport));
    }

    [Fact]
    public void The_report_at_the_end_supplies_what_the_lines_of_failed_cycles_lack()
    {
        var log = Read(new LogText().Header().Mismatched(1, 14).Mismatched(2, 18).Mismatched(3, 11).At("13:12:29").Report(3, 180, 180, 43).Failed());

        Assert.Equal((3, 0, 3, 0, 0), Cycles(log));
        Assert.Equal((180, 180, 43), (log.Workflows, log.Replays, log.Mismatches));
        Assert.Equal((ShadowLogEnd.Failed, new TimeSpan(13, 12, 29)), (log.End, log.EndedAt!.Value.TimeOfDay));
    }

    [Theory]
    [InlineData("         ✅ SHADOW SIMULATION PASSED", ShadowLogEnd.Passed)]
    [InlineData("         ❌ SHADOW SIMULATION FAILED", ShadowLogEnd.Failed)]
    [InlineData("Shadow simulation complete", ShadowLogEnd.Completed)]
    [InlineData("✅ Shadow simulation complete", ShadowLogEnd.Completed)]
    [InlineData("Shutting down shadow simulation...", ShadowLogEnd.Interrupted)]
    [InlineData("nothing of the kind: SHADOW SIMULATION PASSED", ShadowLogEnd.None)]
    public void Each_way_in_which_a_run_says_that_it_ended_is_known(string message, ShadowLogEnd end)
    {
        Assert.Equal(end, Read(new LogText().Clean(1).Info(message)).End);
    }

    [Fact]
    public void A_quiet_log_knows_its_cycles_from_what_it_states()
    {
        var log = Read(new LogText().Header().Progress(10, 90).Error("Cycle 17: 1 mismatches detected!").Progress(20, 180, 1));

        Assert.Equal((20, 19, 1, 0, 0), Cycles(log));
        Assert.Equal((180, 1, 20), (log.Workflows, log.Mismatches, log.LastCycle));
    }

    [Fact]
    public void A_quiet_log_that_ended_has_the_numbers_of_its_report()
    {
        var log = Read(new LogText().Header().Report(3, 9, 9, 0).Passed());

        Assert.Equal((3, 3, 0, 0, 0), Cycles(log));
        Assert.Equal((9, 9), (log.Workflows, log.Replays));
    }

    [Fact]
    public void Cycle_numbers_that_restart_are_another_session_of_the_same_log()
    {
        var log = Read(new LogText().Header().Clean(1).Clean(2).Progress(2, 18).Begin(3).Header().Clean(1).Progress(1, 9).Clean(2));

        Assert.Equal((5, 4, 0, 0, 1), Cycles(log));
        Assert.Equal((2, 36), (log.Sessions, log.Workflows));
    }

    [Fact]
    public void A_run_that_goes_on_after_it_ended_has_not_ended()
    {
        var log = Read(new LogText().Clean(1).Report(1, 9, 9, 0).Passed().Header().Begin(1));

        Assert.Equal((ShadowLogEnd.None, 1, (string?)null), (log.End, log.OpenCycle, log.FinalReport));
    }

    [Fact]
    public void The_header_says_how_the_run_was_started()
    {
        var header = Read(new LogText().Header("/tmp/a run/with blanks")).Header;

        Assert.Equal(
            new ShadowLogHeader { Workers = 3, TargetDuration = TimeSpan.FromHours(24), WorkflowsPerCycle = 10, CycleInterval = TimeSpan.FromSeconds(30), OutputDirectory = "/tmp/a run/with blanks" },
            header);
    }

    [Fact]
    public void A_plain_log_reads_like_a_coloured_one()
    {
        var coloured = new LogText().Header().Clean(1).Mismatched(2, 3).Crashed(3).Progress(3, 18, 3).Report(3, 27, 27, 3).Failed();
        var plain = coloured.ToString();
        foreach (var colour in new[] { "\e[0m", "\e[0;31m", "\e[0;32m", "\e[0;34m", "\e[1;33m" })
            plain = plain.Replace(colour, "");

        var same = Read(coloured) with { Bytes = 0, LastWrittenAt = default };
        Assert.Equal(same, Read(new LogText().Raw(plain.TrimEnd('\n'))) with { Bytes = 0, LastWrittenAt = default });
    }

    [Fact]
    public void Levels_tracebacks_and_errors_of_the_shell_are_counted()
    {
        var log = Read(new LogText().Mismatched(1, 1).Raw("Traceback (most recent call last):").Raw("  File \"x.py\", line 3, in <module>").Raw("KeyError: 'seed'")
            .Raw("scripts/stress/run_shadow_simulation.sh: line 125: 0.5: syntax error: invalid arithmetic operator"));

        Assert.Equal((1, 1, 1, 1), (log.Errors, log.Warnings, log.Tracebacks, log.ShellErrors));
    }

    [Fact]
    public void Zero_bytes_hide_nothing()
    {
        var log = Read(new LogText().Clean(1).Raw("\0").Raw("a\0b").Mismatched(2, 5));

        Assert.Equal((2, 1, 1, 0, 0), Cycles(log));
    }

    [Fact]
    public void The_line_after_a_hole_of_zeros_counts()
    {
        var log = Read([.. new LogText().Clean(1).ToBytes(), .. new byte[200_000], .. new LogText().Mismatched(2, 5).ToBytes()]);

        Assert.Equal((2, 1, 1, 0, 0), Cycles(log));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_lines_like_others()
    {
        var log = Read([.. new LogText().Clean(1).ToBytes(), 0xFF, 0xFE, 0xC3, 0x28, (byte)'\n', .. new LogText().Clean(2).ToBytes()]);

        Assert.Equal((5, 2), (log.Lines, log.CyclesSucceeded));
    }

    [Fact]
    public void A_log_cut_in_a_character_yields_its_whole_lines()
    {
        var bytes = new LogText().Clean(1).Clean(2).Passed().ToBytes();
        var cut = bytes.AsSpan(0, bytes.AsSpan().IndexOf("\u2705"u8) + 1);

        var log = Read(cut.ToArray());

        Assert.Equal((4, 2, ShadowLogEnd.None), (log.Lines, log.CyclesSucceeded, log.End));
    }

    [Theory]
    [InlineData("Cycle 2: 9 workflows, 9 replays, 0 mism", 1)]
    [InlineData("Cycle 2: 9 workflows, 9 replays, 1", 1)]
    [InlineData("Cycle 2: 9 workflows, 9 replays, 0 mismatches", 2)]
    public void A_last_line_without_its_end_counts_only_where_its_text_is_complete(string last, int succeeded)
    {
        var log = Read(System.Text.Encoding.UTF8.GetBytes(new LogText().Clean(1).Begin(2) + $"\e[0;32m[INFO]\e[0m 13:12:19 {last}"));

        Assert.Equal(succeeded, log.CyclesSucceeded);
    }

    [Fact]
    public void A_number_that_may_go_on_does_not_count_at_the_end_of_the_file()
    {
        var log = Read(System.Text.Encoding.UTF8.GetBytes(new LogText().Clean(1) + "  Mismatches:         4"));

        Assert.Equal(0, log.Mismatches);
    }

    [Fact]
    public void Lines_end_with_a_carriage_return_or_without()
    {
        var log = Read(new LogText().Raw("[STEP] 13:12:19 Running cycle 1...\r").Raw("[INFO] 13:12:20 Cycle 1: 9 workflows, 9 replays, 0 mismatches\r"));

        Assert.Equal(1, log.CyclesSucceeded);
    }

    [Fact]
    public void A_number_too_large_to_be_one_is_no_cycle()
    {
        var log = Read(new LogText().Step("Running cycle 99999999999999999999...").Info("Cycle 99999999999999999999: 9 workflows, 9 replays, 0 mismatches"));

        Assert.Equal((0, 0, 0, 0, 0), Cycles(log));
    }

    [Theory]
    [InlineData("Cycle 1: 9 workflows, 9 replays, 0 mismatches found")]
    [InlineData("Cycle one: 9 workflows, 9 replays, 0 mismatches")]
    [InlineData("The last Cycle 1: 9 workflows, 9 replays, 0 mismatches")]
    [InlineData("Cycle 1: -9 workflows, 9 replays, 0 mismatches")]
    public void What_only_resembles_a_cycle_is_none(string message)
    {
        Assert.Equal((0, 0, 0, 0, 0), Cycles(Read(new LogText().Info(message))));
    }

    private static (long Started, long Succeeded, long Failed, long Crashed, long Unfinished) Cycles(ShadowLogStatistics log) =>
        (log.CyclesStarted, log.CyclesSucceeded, log.CyclesFailed, log.CyclesCrashed, log.CyclesUnfinished);

    private ShadowLogStatistics Read(LogText text) => Read(text.ToBytes());

    private ShadowLogStatistics Read(byte[] content) => Read(temp.Write("shadow_24h_20251202_131219.log", content));

    private static ShadowLogStatistics Read(string path) =>
        new ShadowLogReader(new FakeTime()).Read(path, TestContext.Current.CancellationToken);
}
