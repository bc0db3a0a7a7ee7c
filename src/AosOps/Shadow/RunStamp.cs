namespace AosOps.Shadow;

/// <summary>
/// The time stamp in the names of logs, run directories and reports: <c>YYYYMMDD_HHMMSS</c>, local time.
/// Parsed by hand: every command starts with it, and the general parsers cost more than reading a day's log.
/// </summary>
/// <param name="Text">The stamp as it stands in the name.</param>
/// <param name="Time">The local time that it means.</param>
internal sealed record RunStamp(string Text, DateTime Time)
{
    private const int Length = 15;

    /// <summary>Finds the last time stamp in a name.</summary>
    /// <returns>The stamp, or null where the name has none or it is no time.</returns>
    public static RunStamp? Find(ReadOnlySpan<char> name)
    {
        for (var start = name.Length - Length; start >= 0; start--)
        {
            var candidate = name.Slice(start, Length);
            if (StandsAlone(name, start) && Parse(candidate) is { } time)
                return new RunStamp(candidate.ToString(), time);
        }

        return null;
    }

    /// <summary>Writes a local time as a stamp.</summary>
    public static string Format(DateTimeOffset time) => time.ToString("yyyyMMdd_HHmmss");

    /// <summary>Converts a local time to one with its offset.</summary>
    public static DateTimeOffset ToOffset(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));

    private static bool StandsAlone(ReadOnlySpan<char> name, int start) =>
        (start == 0 || !char.IsAsciiDigit(name[start - 1]))
        && (start + Length == name.Length || !char.IsAsciiDigit(name[start + Length]));

    private static DateTime? Parse(ReadOnlySpan<char> text)
    {
        if (text[8] != '_' || Number(text[..8]) is not { } date || Number(text[9..]) is not { } time)
            return null;
        var (year, month, day) = (date / 10000, date / 100 % 100, date % 100);
        var (hour, minute, second) = (time / 10000, time / 100 % 100, time % 100);
        var valid = year is >= 1970 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour < 24 && minute < 60 && second < 60;
        return valid ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified) : null;
    }

    private static int? Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return null;
            number = number * 10 + (digit - '0');
        }

        return number;
    }
}
