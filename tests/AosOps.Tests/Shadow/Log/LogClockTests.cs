using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Log;

public sealed class LogClockTests : IDisposable
{
    private readonly TempDirectory temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void The_date_comes_from_the_name_and_rolls_over_at_midnight()
    {
        var log = Read("shadow_24h_20251202_131219.log", "13:12:19", "23:59:59", "00:00:29", "13:12:00", "23:59:00", "00:01:00");

        Assert.Equal("2025-12-02 13:12:19 +01:00", Text(log.FirstActivity));
        Assert.Equal("2025-12-04 00:01:00 +01:00", Text(log.LastActivity));
        Assert.Equal(0, log.ClockStepsBack);
    }

    [Fact]
    public void A_clock_that_goes_back_a_little_is_noted_and_is_no_new_day()
    {
        var log = Read("shadow_24h_20251202_131219.log", "13:12:19", "13:12:17", "13:13:00");

        Assert.Equal(("2025-12-02 13:13:00 +01:00", 1), (Text(log.LastActivity), log.ClockStepsBack));
    }

    [Fact]
    public void A_clock_that_goes_back_across_midnight_returns_to_the_day_before()
    {
        var log = Read("shadow_24h_20251202_235900.log", "23:59:00", "00:00:01", "23:59:58", "00:00:05");

        Assert.Equal(("2025-12-03 00:00:05 +01:00", 1), (Text(log.LastActivity), log.ClockStepsBack));
    }

    [Theory]
    [InlineData("shadow_24h_20261122_020200.log", "02:00:44", "2026-11-22 02:00:44 +01:00")]
    [InlineData("shadow_24h_20251203_000001.log", "23:59:59", "2025-12-02 23:59:59 +01:00")]
    [InlineData("shadow_24h_20251202_235959.log", "00:00:01", "2025-12-03 00:00:01 +01:00")]
    public void A_log_may_be_named_a_little_before_or_after_its_first_line(string name, string first, string expected)
    {
        Assert.Equal(expected, Text(Read(name, first).FirstActivity));
    }

    [Fact]
    public void A_log_without_a_date_in_its_name_was_last_written_when_its_last_line_was()
    {
        var path = Write("shadow_24h_continued.log", "13:12:19", "23:59:59", "00:10:00");
        File.SetLastWriteTimeUtc(path, new DateTime(2025, 12, 3, 0, 10, 1, DateTimeKind.Local).ToUniversalTime());

        var log = new ShadowLogReader(new FakeTime()).Read(path, TestContext.Current.CancellationToken);

        Assert.Equal("2025-12-02 13:12:19 +01:00", Text(log.FirstActivity));
        Assert.Equal("2025-12-03 00:10:00 +01:00", Text(log.LastActivity));
    }

    [Theory]
    [InlineData("24:00:00")]
    [InlineData("12:60:00")]
    [InlineData("12:00:60")]
    [InlineData("1a:00:00")]
    [InlineData("12.00:00")]
    public void What_is_no_time_of_day_is_none(string time)
    {
        Assert.Null(Read("shadow_24h_20251202_131219.log", time).FirstActivity);
    }

    [Fact]
    public void Every_time_of_day_is_read_as_it_is_written()
    {
        for (var seconds = 0; seconds < 24 * 3600; seconds++)
        {
            var text = System.Text.Encoding.ASCII.GetBytes(new TimeOnly(TimeSpan.TicksPerSecond * seconds).ToString("HH:mm:ss"));
            Assert.Equal(seconds, TimeOfDay.Parse(text).Seconds);
            Assert.Equal(TimeOfDay.Parse(text), TimeOfDay.FromSeconds(seconds));
        }
    }

    [Fact]
    public void A_log_of_nothing_but_midnights_leaves_the_calendar_and_no_error()
    {
        var times = Enumerable.Range(0, 200_000).Select(index => index % 2 == 0 ? "23:00:00" : "01:00:00");
        var clock = default(LogClock);
        foreach (var time in times)
            clock.Advance(TimeOfDay.Parse(System.Text.Encoding.ASCII.GetBytes(time)));
        clock.Day *= 1000;

        Assert.Null(LogCalendar.Of("shadow_24h_20251202_131219.log", default, clock, TimeZoneInfo.Utc).At(clock.Now));
    }

    private static string Text(DateTimeOffset? time) => $"{time:yyyy-MM-dd HH:mm:ss zzz}";

    private ShadowLogStatistics Read(string name, params string[] times) =>
        new ShadowLogReader(new FakeTime()).Read(Write(name, times), TestContext.Current.CancellationToken);

    private string Write(string name, params string[] times)
    {
        var text = new LogText();
        foreach (var time in times)
            text.At(time).Info("Press Ctrl+C to stop");
        return temp.Write(name, text.ToBytes());
    }
}
