using System.Globalization;
using Helix.DissonanceResearch.Validation;

namespace Helix.Tests.DissonanceResearch.Validation;

public sealed class IsoTimestampTests
{
    [Theory]
    [InlineData("2025-11-11T20:20:00", null)]
    [InlineData("2025-11-11T20:20:00Z", 0)]
    [InlineData("2025-11-11T20:20:00-00:00", 0)]
    [InlineData("2024-02-29T23:59:59.9+05:45", 345)]
    [InlineData("0001-01-01T00:00:00.123456789-11:30", -690)]
    public void A_time_is_read_with_its_offset_in_minutes(string text, int? minutes)
    {
        Assert.Null(IsoTimestamp.Parse(text, out var time));

        Assert.Equal(minutes, (int?)time.Offset?.TotalMinutes);
    }

    [Fact]
    public void Of_a_fraction_a_tick_is_kept()
    {
        Assert.Null(IsoTimestamp.Parse("2025-11-11T00:00:00.123456789Z", out var time));

        Assert.Equal(1_234_567, time.Local.Ticks % TimeSpan.TicksPerSecond);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025-11-11")]
    [InlineData("2025-11-11 20:20:00Z")]
    [InlineData("2025-11-11t20:20:00z")]
    [InlineData("20251111T202000Z")]
    [InlineData("2025-W46-2T20:20:00Z")]
    [InlineData("2025-11-11T20:20Z")]
    [InlineData("2025-11-31T20:20:00Z")]
    [InlineData("2025-02-29T20:20:00Z")]
    [InlineData("2025-00-11T20:20:00Z")]
    [InlineData("0000-11-11T20:20:00Z")]
    [InlineData("2025-11-11T24:00:00Z")]
    [InlineData("2025-11-11T23:59:60Z")]
    [InlineData("2025-11-11T20:60:00Z")]
    [InlineData("2025-11-11T20:20:00.Z")]
    [InlineData("2025-11-11T20:20:00,5Z")]
    [InlineData("2025-11-11T20:20:00.1234567890Z")]
    [InlineData("2025-11-11T20:20:00+1:00")]
    [InlineData("2025-11-11T20:20:00+0100")]
    [InlineData("2025-11-11T20:20:00+01")]
    [InlineData("2025-11-11T20:20:00+24:00")]
    [InlineData("2025-11-11T20:20:00+01:60")]
    [InlineData("2025-11-11T20:20:00Z ")]
    [InlineData("2025-11-11T20:20:00ZZ")]
    [InlineData("２０２５-11-11T20:20:00Z")]
    [InlineData("-025-11-11T20:20:00Z")]
    public void What_is_no_time_is_refused_with_a_reason(string text) => Assert.NotNull(IsoTimestamp.Parse(text, out _));

    [Fact]
    public void Every_time_that_is_read_is_the_one_that_the_framework_reads()
    {
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var text = Mutate(random, "2025-11-11T20:20:00.123+01:00");
            if (IsoTimestamp.Parse(text, out var time) is not null || time.Offset is null || Math.Abs(time.Offset.Value.TotalHours) > 14)
                continue;
            Assert.Equal(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture), new DateTimeOffset(time.Local, time.Offset.Value));
        }
    }

    private static string Mutate(Random random, string text)
    {
        var characters = text.ToCharArray();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            characters[random.Next(characters.Length)] = "0123456789-:.TZ+ "[random.Next(17)];
        return new string(characters)[..random.Next(19, characters.Length + 1)];
    }
}
