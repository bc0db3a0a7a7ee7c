using Helix.DissonanceResearch.Validation;

namespace Helix.Tests.DissonanceResearch.Validation;

public sealed class ZonedTimeTests
{
    private readonly ZoneCatalog zones = new();

    [Theory]
    [InlineData("2025-11-11T20:20:00", "Europe/Berlin", "2025-11-11T19:20:00Z")]
    [InlineData("2025-07-11T20:20:00", "Europe/Berlin", "2025-07-11T18:20:00Z")]
    [InlineData("2025-03-30T01:59:59", "Europe/Berlin", "2025-03-30T00:59:59Z")]
    [InlineData("2025-03-30T03:00:00", "Europe/Berlin", "2025-03-30T01:00:00Z")]
    [InlineData("2025-10-26T01:59:59", "Europe/Berlin", "2025-10-25T23:59:59Z")]
    [InlineData("2025-10-26T03:00:00", "Europe/Berlin", "2025-10-26T02:00:00Z")]
    [InlineData("2025-10-26T02:30:00+02:00", "Europe/Berlin", "2025-10-26T00:30:00Z")]
    [InlineData("2025-10-26T02:30:00+01:00", "Europe/Berlin", "2025-10-26T01:30:00Z")]
    [InlineData("2025-01-01T00:00:00", "Asia/Kathmandu", "2024-12-31T18:15:00Z")]
    [InlineData("2025-01-01T00:00:00", "Pacific/Kiritimati", "2024-12-31T10:00:00Z")]
    [InlineData("2025-06-01T00:00:00", "America/St_Johns", "2025-06-01T02:30:00Z")]
    [InlineData("2025-04-06T01:45:00+10:30", "Australia/Lord_Howe", "2025-04-05T15:15:00Z", "offset_contradicts_timezone")]
    [InlineData("2025-04-06T01:45:00+11:00", "Australia/Lord_Howe", "2025-04-05T14:45:00Z")]
    [InlineData("2050-07-01T12:00:00", "America/New_York", "2050-07-01T16:00:00Z")]
    [InlineData("2025-11-11T20:20:00", "Etc/GMT+5", "2025-11-12T01:20:00Z")]
    [InlineData("2025-03-30T02:30:00+01:00", "Europe/Berlin", null, "offset_contradicts_timezone")]
    [InlineData("2025-03-30T02:00:00", "Europe/Berlin", null, "skipped_time")]
    [InlineData("2025-03-30T02:59:59.999", "Europe/Berlin", null, "skipped_time")]
    [InlineData("2025-10-26T02:00:00", "Europe/Berlin", null, "ambiguous_time")]
    [InlineData("2025-10-26T02:59:59.999", "Europe/Berlin", null, "ambiguous_time")]
    [InlineData("2025-04-06T01:45:00", "Australia/Lord_Howe", null, "ambiguous_time")]
    [InlineData("2025-10-05T02:15:00", "Australia/Lord_Howe", null, "skipped_time")]
    [InlineData("2011-12-30T12:00:00", "Pacific/Apia", null, "skipped_time")]
    [InlineData("2011-12-30T12:00:00Z", "UTC", "2011-12-30T12:00:00Z")]
    [InlineData("2015-05-01T00:15:00", "Asia/Pyongyang", "2015-04-30T15:15:00Z")]
    [InlineData("2015-08-14T23:45:00", "Asia/Pyongyang", null, "ambiguous_time")]
    [InlineData("0001-01-01T00:00:00+14:00", "Pacific/Kiritimati", null, "offset_contradicts_timezone", "invalid")]
    [InlineData("9999-12-31T23:59:59", "Etc/GMT+12", null, "invalid")]
    [InlineData("9999-12-31T23:59:59Z", "UTC", "9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00", "UTC", "0001-01-01T00:00:00Z")]
    public void A_time_and_a_zone_mean_one_instant_or_are_refused(string text, string name, string? instant, params string[] codes)
    {
        Assert.Null(IsoTimestamp.Parse(text, out var time));
        Assert.True(zones.TryFind(name, out var zone));

        var fault = ZonedTime.Resolve(time, zone, out var found);

        if (fault is null)
            Assert.Equal(DateTime.Parse(instant!, styles: System.Globalization.DateTimeStyles.AdjustToUniversal), found);
        else
            Assert.Contains(fault.Code, codes);
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Zulu")]
    [InlineData("Etc/GMT-14")]
    [InlineData("America/Argentina/ComodRivadavia")]
    [InlineData("America/Port-au-Prince")]
    [InlineData("EST5EDT")]
    [InlineData("GMT+0")]
    [InlineData("W-SU")]
    public void A_zone_of_the_database_is_known_by_its_name(string name)
    {
        Assert.True(zones.TryFind(name, out var zone));
        Assert.Equal(name, zone.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("utc")]
    [InlineData("Utc")]
    [InlineData("europe/berlin")]
    [InlineData("Europe/Berlin ")]
    [InlineData("Europe/")]
    [InlineData("Europe")]
    [InlineData("/Europe/Berlin")]
    [InlineData("Europe//Berlin")]
    [InlineData("Europe/../Europe/Berlin")]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/localtime")]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("right/Europe/Berlin")]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("leapseconds")]
    [InlineData("zone.tab")]
    [InlineData("Factory")]
    [InlineData("W. Europe Standard Time")]
    [InlineData("+01:00")]
    [InlineData("GMT+1")]
    [InlineData("CEST")]
    public void What_is_no_zone_of_the_database_is_not_known(string name) => Assert.False(zones.TryFind(name, out _));
}
