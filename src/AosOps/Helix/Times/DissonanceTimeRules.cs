using System.Globalization;
using System.Text.RegularExpressions;

namespace AosOps.Helix;

/// <summary>
/// The rules of Helix Dissonance Research for a time entry, applied before it is sent: a time of ISO 8601 in the form of
/// RFC 3339, whose offset may be missing; an IANA time zone; an offset that is the zone's at that instant; a local time
/// that the zone's clocks showed, and showed once; texts without control characters, of bounded length.
/// </summary>
public static partial class DissonanceTimeRules
{
    private const int LongestZone = 64;
    private const int LongestSource = 256;
    private const int LongestHuman = 4096;
    private const int SecondsEnd = 19;
    private const int TicksEnd = 27;

    // Two changes of a zone's offset are further apart than this, and no offset is larger.
    private static readonly TimeSpan Reach = TimeSpan.FromHours(16);

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TimeForm { get; }

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ZoneForm { get; }

    // A machine without the database of zones knows only UTC: there the service is left to judge.
    private static bool KnowsZones => TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out _);

    /// <summary>Checks an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>What is wrong, a sentence a fault, each beginning with the field's name; empty where all is well.</returns>
    public static IReadOnlyList<string> Check(DissonanceTime entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var faults = new List<string>();
        var time = ReadTime(entry.IsoTimestamp, out var offset);
        var zone = FindZone(entry.TimeZone);
        if (time is null)
            faults.Add($"iso_timestamp '{entry.IsoTimestamp}' is no time of the form YYYY-MM-DDThh:mm:ss[.fraction][Z|+hh:mm|-hh:mm].");
        if (zone is null && (KnowsZones || !ZoneForm.IsMatch(entry.TimeZone)))
            faults.Add($"timezone '{entry.TimeZone}' is no IANA time zone such as UTC or Europe/Berlin.");
        if (time is { } local && zone is not null && Contradiction(local, offset, zone) is { } contradiction)
            faults.Add($"iso_timestamp '{entry.IsoTimestamp}' {contradiction}");
        CheckText("source", entry.Source, LongestSource, faults);
        CheckText("human", entry.Human, LongestHuman, faults);
        return faults;
    }

    /// <summary>The instant that a time means.</summary>
    /// <param name="isoTimestamp">The time.</param>
    /// <param name="timeZone">The zone that says what is meant where the time has no offset.</param>
    /// <returns>The instant with its offset, or null where it cannot be told.</returns>
    public static DateTimeOffset? InstantOf(string isoTimestamp, string timeZone)
    {
        ArgumentNullException.ThrowIfNull(isoTimestamp);
        ArgumentNullException.ThrowIfNull(timeZone);
        if (ReadTime(isoTimestamp, out var offset) is not { } local)
            return null;
        if (offset is null && FindZone(timeZone) is { } zone && Offsets(local, zone) is [var only])
            offset = only;
        // .NET knows offsets of whole minutes up to 14 hours, and instants of four-digit years.
        return offset is { } known && known.Duration() <= TimeSpan.FromHours(14) && known.Ticks % TimeSpan.TicksPerMinute == 0 && TryShift(local, -known, out _)
            ? new DateTimeOffset(local, known)
            : null;
    }

    private static DateTime? ReadTime(string text, out TimeSpan? offset)
    {
        offset = null;
        if (!TimeForm.IsMatch(text))
            return null;
        var end = text.AsSpan(SecondsEnd).IndexOfAny("Z+-") is >= 0 and var found ? SecondsEnd + found : text.Length;
        var digits = text.AsSpan(0, Math.Min(end, TicksEnd));
        return DateTime.TryParseExact(digits, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && TryReadOffset(text.AsSpan(end), out offset) ? time : null;
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

    private static TimeZoneInfo? FindZone(string name) =>
        name.Length <= LongestZone && name != "Factory" && ZoneForm.IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static string? Contradiction(DateTime local, TimeSpan? offset, TimeZoneInfo zone)
    {
        if (offset is { } given)
        {
            if (!TryShift(local, -given, out var instant))
                return "is, in UTC, before the year 1 or after the year 9999.";
            var actual = zone.GetUtcOffset(instant);
            return actual == given ? null : $"contradicts timezone '{zone.Id}', whose offset is {(actual < TimeSpan.Zero ? '-' : '+')}{actual:hh\\:mm} then.";
        }

        return Offsets(local, zone).Count switch
        {
            0 => $"did not exist in {zone.Id}: its clocks were put forward.",
            1 => null,
            _ => $"was twice in {zone.Id}: give the offset that is meant.",
        };
    }

    /// <summary>The offsets at which a zone's clocks showed a time. The zone is asked about instants only: what .NET says of local times knows daylight saving alone.</summary>
    private static List<TimeSpan> Offsets(DateTime local, TimeZoneInfo zone)
    {
        var offsets = new List<TimeSpan>();
        foreach (var distance in (TimeSpan[])[-Reach, Reach])
        {
            var around = new DateTime(Math.Clamp(local.Ticks + distance.Ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
            var offset = zone.GetUtcOffset(around);
            if (!offsets.Contains(offset) && TryShift(local, -offset, out var instant) && zone.GetUtcOffset(instant) == offset)
                offsets.Add(offset);
        }

        return offsets;
    }

    private static bool TryShift(DateTime local, TimeSpan by, out DateTime instant)
    {
        var ticks = local.Ticks + by.Ticks;
        var isInRange = ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
        instant = isInRange ? new DateTime(ticks, DateTimeKind.Utc) : default;
        return isInRange;
    }

    private static void CheckText(string field, string text, int longest, List<string> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
            faults.Add($"{field} is empty.");
        else if (text.Length > longest && text.EnumerateRunes().Count() > longest)
            faults.Add($"{field} is longer than {longest} characters.");
        else if (text.Any(char.IsControl))
            faults.Add($"{field} has control characters.");
    }
}
