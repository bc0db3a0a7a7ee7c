using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Log;

public sealed class LogStartTests
{
    private readonly FakeTime clock = new(new DateTimeOffset(2025, 12, 2, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("90s", "11:58:30")]
    [InlineData("10m", "11:50:00")]
    [InlineData("1.5h", "10:30:00")]
    public void A_number_with_a_unit_is_a_length_of_time_before_now(string text, string expected)
    {
        Assert.Equal(expected, LogStart.Parse(text).Resolve(clock).ToString("HH:mm:ss"));
    }

    [Fact]
    public void A_date_and_time_is_that_time()
    {
        Assert.Equal(new DateTimeOffset(2025, 12, 1, 23, 0, 0, TimeSpan.Zero), LogStart.Parse("2025-12-01T23:00:00Z").Resolve(clock));
    }

    [Fact]
    public void A_length_of_time_is_before_now() =>
        Assert.Equal(clock.GetUtcNow().AddHours(-2), new LogStart(TimeSpan.FromHours(2)).Resolve(clock));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("10x")]
    [InlineData("99999999h")]
    [InlineData("36501d")]
    [InlineData("99999999999999d")]
    public void Anything_else_is_refused(string text) => Assert.Throws<FormatException>(() => LogStart.Parse(text));
}
