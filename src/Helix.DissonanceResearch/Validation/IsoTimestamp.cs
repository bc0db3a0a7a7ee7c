namespace Helix.DissonanceResearch.Validation;

/// <summary>
/// A time of ISO 8601 in the form of RFC 3339, whose offset may be missing:
/// <c>YYYY-MM-DDThh:mm:ss[.fraction][Z|+hh:mm|-hh:mm]</c>.
/// </summary>
/// <param name="Local">Date and time as written; of a fraction, what a tick of 100 ns holds.</param>
/// <param name="Offset">The offset from UTC as written, <c>Z</c> being zero, or null where there is none.</param>
internal readonly record struct IsoTimestamp(DateTime Local, TimeSpan? Offset)
{
    /// <summary>What the form is called in messages.</summary>
    public const string Form = "YYYY-MM-DDThh:mm:ss[.fraction][Z|+hh:mm|-hh:mm]";

    private const int SecondsEnd = 19;
    private const int OffsetLength = 6;
    private const int MostFractionDigits = 9;
    private const int MostOffsetHours = 23;

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time, where the text is one.</param>
    /// <returns>What is wrong with the text, or null.</returns>
    public static string? Parse(ReadOnlySpan<char> text, out IsoTimestamp time)
    {
        time = default;
        if (text.Length < SecondsEnd || !HasSeparators(text))
            return $"is not a time of the form {Form}";
        if (ReadDate(text) is not { } date)
            return "names a day that does not exist";
        if (ReadClock(text) is not { } clock)
            return "names a time of day that does not exist; leap seconds and 24:00 are not accepted";
        var rest = text[SecondsEnd..];
        if (ReadFraction(ref rest) is not { } fraction)
            return $"has a fraction that is not one to {MostFractionDigits} digits after a point";
        if (!ReadOffset(rest, out var offset))
            return "ends in something that is neither Z nor an offset such as +01:00";
        time = new IsoTimestamp(date + clock + fraction, offset);
        return null;
    }

    private static bool HasSeparators(ReadOnlySpan<char> text) =>
        text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':'
        && AreDigits(text[..4]) && AreDigits(text[5..7]) && AreDigits(text[8..10])
        && AreDigits(text[11..13]) && AreDigits(text[14..16]) && AreDigits(text[17..19]);

    private static DateTime? ReadDate(ReadOnlySpan<char> text)
    {
        var (year, month, day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..10]));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified)
            : null;
    }

    private static TimeSpan? ReadClock(ReadOnlySpan<char> text)
    {
        var (hour, minute, second) = (Number(text[11..13]), Number(text[14..16]), Number(text[17..19]));
        return hour < 24 && minute < 60 && second < 60 ? new TimeSpan(hour, minute, second) : null;
    }

    private static TimeSpan? ReadFraction(ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] != '.')
            return TimeSpan.Zero;
        var length = rest[1..].IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? rest[1..] : rest[1..(length + 1)];
        if (digits.Length is 0 or > MostFractionDigits)
            return null;
        rest = rest[(digits.Length + 1)..];
        var ticks = 0L;
        for (var place = 0; place < 7; place++)
            ticks = (ticks * 10) + (place < digits.Length ? digits[place] - '0' : 0);
        return TimeSpan.FromTicks(ticks);
    }

    private static bool ReadOffset(ReadOnlySpan<char> rest, out TimeSpan? offset)
    {
        offset = rest is "Z" ? TimeSpan.Zero : null;
        if (rest.IsEmpty || rest is "Z")
            return true;
        if (rest.Length != OffsetLength || rest[0] is not ('+' or '-') || rest[3] != ':' || !AreDigits(rest[1..3]) || !AreDigits(rest[4..]))
            return false;
        var (hours, minutes) = (Number(rest[1..3]), Number(rest[4..]));
        if (hours > MostOffsetHours || minutes > 59)
            return false;
        offset = new TimeSpan(hours, minutes, 0) * (rest[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + (digit - '0');
        return number;
    }
}
