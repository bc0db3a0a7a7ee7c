using AosOps.Helix;

namespace AosOps.Tests.Helix.Times;

public sealed class DissonanceTimeRulesTests
{
    private static readonly DissonanceTime Good = new("2025-11-11T20:20:00Z", "UTC", "test", "experiment_name");

    [Theory]
    [InlineData("2025-11-11T20:20:00Z", "UTC")]
    [InlineData("2025-11-11T20:20:00", "UTC")]
    [InlineData("2025-11-11T20:20:00.123456789Z", "Etc/UTC")]
    [InlineData("2025-11-11T20:20:00+01:00", "Europe/Berlin")]
    [InlineData("2025-07-11T20:20:00+02:00", "Europe/Berlin")]
    [InlineData("2025-11-11T20:20:00", "Europe/Berlin")]
    [InlineData("2025-11-11T20:20:00+05:45", "Asia/Kathmandu")]
    [InlineData("2025-10-26T02:30:00+01:00", "Europe/Berlin")]
    [InlineData("2024-02-29T00:00:00Z", "UTC")]
    public void A_time_that_its_zone_showed_once_is_good(string time, string zone) =>
        Assert.Empty(DissonanceTimeRules.Check(Good with { IsoTimestamp = time, TimeZone = zone }));

    [Theory]
    [InlineData("")]
    [InlineData("2025-11-11")]
    [InlineData("2025-11-11 20:20:00Z")]
    [InlineData("2025-11-11T20:20Z")]
    [InlineData("2025-11-11T24:00:00Z")]
    [InlineData("2025-11-11T23:59:60Z")]
    [InlineData("2025-02-29T00:00:00Z")]
    [InlineData("2025-11-11T20:20:00.Z")]
    [InlineData("2025-11-11T20:20:00.1234567890Z")]
    [InlineData("2025-11-11T20:20:00z")]
    [InlineData("2025-11-11T20:20:00+0100")]
    [InlineData("2025-11-11T20:20:00+24:00")]
    [InlineData("2025-11-11T20:20:00Z\n")]
    [InlineData("٢٠٢٥-11-11T20:20:00Z")]
    public void What_is_no_time_of_the_form_is_named(string time) =>
        Assert.StartsWith("iso_timestamp ", Assert.Single(DissonanceTimeRules.Check(Good with { IsoTimestamp = time })), StringComparison.Ordinal);

    [Theory]
    [InlineData("2025-11-11T20:20:00+02:00", "contradicts timezone")]
    [InlineData("2025-07-11T20:20:00+01:00", "contradicts timezone")]
    [InlineData("2025-03-30T02:30:00", "did not exist")]
    [InlineData("2025-10-26T02:30:00", "was twice")]
    public void A_time_that_contradicts_its_zone_is_told_why(string time, string why) =>
        Assert.Contains(why, Assert.Single(DissonanceTimeRules.Check(Good with { IsoTimestamp = time, TimeZone = "Europe/Berlin" })), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("CET+1")]
    [InlineData("Europe/Berln")]
    [InlineData("europe/berlin")]
    [InlineData("../../etc/passwd")]
    [InlineData("/usr/share/zoneinfo/UTC")]
    [InlineData("posix/Europe/Berlin")]
    public void What_is_no_zone_is_named(string zone) =>
        Assert.StartsWith("timezone ", Assert.Single(DissonanceTimeRules.Check(Good with { TimeZone = zone })), StringComparison.Ordinal);

    [Fact]
    public void Every_fault_of_an_entry_is_named()
    {
        var faults = DissonanceTimeRules.Check(new DissonanceTime("now", "here", " ", "a\u0007b"));

        Assert.Equal(["iso_timestamp", "timezone", "source", "human"], faults.Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void Texts_are_as_long_as_they_may_be_in_characters()
    {
        Assert.Empty(DissonanceTimeRules.Check(Good with { Human = string.Concat(Enumerable.Repeat("😀", 4096)), Source = new string('s', 256) }));
        Assert.Equal(2, DissonanceTimeRules.Check(Good with { Human = new string('h', 4097), Source = new string('s', 257) }).Count);
    }

    [Fact]
    public void The_instant_of_a_local_time_has_the_offset_of_its_zone()
    {
        Assert.Equal(new DateTimeOffset(2025, 11, 11, 20, 20, 0, TimeSpan.FromHours(1)), DissonanceTimeRules.InstantOf("2025-11-11T20:20:00", "Europe/Berlin"));
        Assert.Null(DissonanceTimeRules.InstantOf("2025-10-26T02:30:00", "Europe/Berlin"));
        Assert.Null(DissonanceTimeRules.InstantOf("0001-01-01T00:00:00+01:00", "Europe/Berlin"));
        Assert.Null(DissonanceTimeRules.InstantOf("2025-11-11T20:20:00+23:00", "UTC"));
    }

    [Fact]
    public void A_date_is_written_with_the_offset_of_the_zone_and_a_text_stays_as_it_is()
    {
        var instant = new DateTime(2025, 11, 11, 19, 20, 0, DateTimeKind.Utc);

        Assert.Equal("2025-11-11T20:20:00+01:00", new IsoTimestamp(instant).In("Europe/Berlin"));
        Assert.Equal("2025-11-11T19:20:00Z", new IsoTimestamp(instant.ToLocalTime()).In("UTC"));
        Assert.Equal("2025-11-11T19:20:00", new IsoTimestamp(DateTime.SpecifyKind(instant, DateTimeKind.Unspecified)).In("Europe/Berlin"));
        Assert.Equal("2025-11-11T19:20:00.5+03:00", new IsoTimestamp(new DateTimeOffset(2025, 11, 11, 19, 20, 0, 500, TimeSpan.FromHours(3))).In("UTC"));
        Assert.Equal("yesterday", new IsoTimestamp("yesterday").In("UTC"));
    }

    [Fact]
    public void Whatever_the_fields_are_they_are_checked()
    {
        var random = new Random(9);
        string[] pieces = ["2025-11-11", "T", "20:20:00", "9999-12-31", "0001-01-01", "23:59:59", ".5", "Z", "+01:00", "-14:00", "+23:59", "Europe/", "Berlin", "UTC", "/", "..", "\0", "\uD800", " ", "é"];
        for (var i = 0; i < Mutation.Inputs; i++)
        {
            var entry = new DissonanceTime(Text(), Text(), Text(), Text());
            var instant = DissonanceTimeRules.InstantOf(entry.IsoTimestamp, entry.TimeZone);
            Assert.True(DissonanceTimeRules.Check(entry).Count <= 4);
            Assert.True(instant is null || entry.IsoTimestamp.Length >= 19);
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
}
