using System.Globalization;
using System.Text.RegularExpressions;

namespace AosOps.Helix;

/// <summary>
/// The rules of Helix Dissonance Research for a time entry, applied before it is sent: a time of ISO 8601 in the form of
/// RFC 3339, whose offset may be missing; an IANA time zone; an offset that is the zone's at that instant; a local time
/// that the zone's clocks showed, and showed once.
/// </summary>
public static partial class DissonanceTimeRules
{
    private const int LongestText = 1024;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TimeForm { get; }

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ZoneForm { get; }

    /// <summary>Checks an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>What is wrong, a sentence a field, each beginning with the field's name; empty where all is well.</returns>
    public static IReadOnlyList<string> Check(DissonanceTime entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var faults = new List<string>();
        var local = LocalTime(entry.IsoTimestamp, out var offset);
        if (local is null)
            faults.Add($"iso_timestamp '{entry.IsoTimestamp}' is no time of the form YYYY-MM-DDThh:mm:ss[.fraction][Z|+hh:mm|-hh:mm].");
        var zone = Zone(entry.TimeZone);
        if (zone is null && KnowsZones)
            faults.Add($"timezone '{entry.TimeZone}' is no IANA time zone such as UTC or Europe/Berlin.");
        if (local is { } time && zone is not null && Contradiction(time, offset, zone) is { } contradiction)
            faults.Add($"iso_timestamp '{entry.IsoTimestamp}' {contradiction}");
        CheckText("source", entry.Source, faults);
        CheckText("human", entry.Human, faults);
        return faults;
    }

    /// <summary>The instant that a time means.</summary>
    /// <param name="isoTimestamp">The time.</param>
    /// <param name="timeZone">The zone that says what is meant where the time has no offset.</param>
    /// <returns>The instant, or null where it cannot be told.</returns>
    public static DateTimeOffset? InstantOf(string isoTimestamp, string timeZone)
    {
        if (LocalTime(isoTimestamp, out var offset) is not { } local)
            return null;
        if (offset is null && Zone(timeZone) is { } zone && Contradiction(local, null, zone) is null)
            offset = zone.GetUtcOffset(local);
        // At the ends of the calendar there are local times without an instant.
        return offset is { } known && (local - known).Ticks is > 0 && known.Duration() <= TimeSpan.FromHours(14) ? new DateTimeOffset(local, known) : null;
    }

    // A machine without the database of zones knows only UTC: there the service is left to judge.
    private static bool KnowsZones => TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out _);

    private static DateTime? LocalTime(string text, out TimeSpan? offset)
    {
        offset = null;
        if (!TimeForm.IsMatch(text))
            return null;
        var end = text.AsSpan(19).IndexOfAny("Z+-") is >= 0 and var found ? 19 + found : text.Length;
        // Of a fraction the framework reads seven digits: a tick.
        var digits = text.AsSpan(0, Math.Min(end, 27));
        if (!DateTime.TryParseExact(digits, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            || !TryReadOffset(text.AsSpan(end), out offset))
            return null;
        return time;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = text is "Z" ? TimeSpan.Zero : null;
        if (text.IsEmpty || text is "Z")
            return true;
        if (!TimeSpan.TryParseExact(text[1..], "hh':'mm", CultureInfo.InvariantCulture, out var length))
            return false;
        offset = text[0] == '-' ? -length : length;
        return true;
    }

    private static TimeZoneInfo? Zone(string name) =>
        ZoneForm.IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static string? Contradiction(DateTime local, TimeSpan? offset, TimeZoneInfo zone)
    {
        if (offset is null)
        {
            return zone.IsInvalidTime(local) ? $"does not exist in {zone.Id}: the clocks were put forward."
                : zone.IsAmbiguousTime(local) ? $"was twice in {zone.Id}: an offset must say which is meant."
                : null;
        }

        var ticks = (local - offset.Value).Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return "lies outside of the calendar.";
        var actual = zone.GetUtcOffset(new DateTime(ticks, DateTimeKind.Utc));
        return actual == offset ? null : $"contradicts timezone '{zone.Id}', whose offset is {(actual < TimeSpan.Zero ? '-' : '+')}{actual:hh\\:mm} then.";
    }

    private static void CheckText(string field, string text, List<string> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
            faults.Add($"{field} is empty.");
        else if (text.Length > LongestText)
            faults.Add($"{field} is longer than {LongestText} characters.");
    }
}
