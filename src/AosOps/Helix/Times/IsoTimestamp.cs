using System.Globalization;

namespace AosOps.Helix;

/// <summary>
/// A time as ISO 8601. PowerShell makes it from a text, which is kept as it is, or from a date: JSON that was read with
/// ConvertFrom-Json has dates, whose offset is lost, where it had texts.
/// </summary>
public sealed class IsoTimestamp
{
    private const string LocalForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    private readonly string? text;
    private readonly DateTime date;

    /// <summary>Takes a text as it is.</summary>
    /// <param name="text">The text.</param>
    public IsoTimestamp(string text) => this.text = text;

    /// <summary>Takes a date: an instant, or where it does not say which, a local time of the zone that it is then written in.</summary>
    /// <param name="date">The date.</param>
    public IsoTimestamp(DateTime date) => this.date = date;

    /// <summary>Takes a date with its offset.</summary>
    /// <param name="time">The date.</param>
    public IsoTimestamp(DateTimeOffset time) => text = Format(time);

    /// <summary>The time as text.</summary>
    /// <param name="timeZone">The IANA name of the zone with whose offset an instant is written; where it is not known, UTC.</param>
    /// <returns>The text.</returns>
    public string In(string timeZone) => text ?? (date.Kind == DateTimeKind.Unspecified
        ? date.ToString(LocalForm, CultureInfo.InvariantCulture)
        : Format(InZone(new DateTimeOffset(date), timeZone)));

    /// <inheritdoc/>
    public override string ToString() => In("UTC");

    private static DateTimeOffset InZone(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? TimeZoneInfo.ConvertTime(instant, zone) : instant.ToUniversalTime();

    private static string Format(DateTimeOffset time) =>
        time.ToString(LocalForm, CultureInfo.InvariantCulture) + (time.Offset == TimeSpan.Zero ? "Z" : time.ToString("zzz", CultureInfo.InvariantCulture));
}
