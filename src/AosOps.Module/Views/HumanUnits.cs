using System.Globalization;

namespace AosOps.Commands.Views;

/// <summary>Writes quantities as people read them. Used by the display properties; the objects keep the numbers.</summary>
public static class HumanUnits
{
    private const int SortableLength = 19;
    private const int SortableMiddle = 10;

    private static readonly string[] ByteUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>A size in binary units with one decimal, for example <c>104.3 MiB</c>; whole bytes under 1 KiB.</summary>
    /// <param name="bytes">A number of bytes.</param>
    /// <returns>The text.</returns>
    public static string Bytes(long bytes)
    {
        if (Math.Abs((double)bytes) < 1024)
            return $"{bytes} B";
        var value = (double)bytes;
        var unit = 0;
        while (Math.Abs(value) >= 1023.95 && unit < ByteUnits.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {ByteUnits[unit]}");
    }

    /// <summary>A length of time with its two largest units, for example <c>1d 03h</c>, <c>1h 02m</c>, <c>4m 09s</c>, <c>2.5s</c> or <c>340ms</c>.</summary>
    /// <param name="duration">A length of time.</param>
    /// <returns>The text.</returns>
    public static string Duration(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero)
            return "-" + Duration(duration == TimeSpan.MinValue ? TimeSpan.MaxValue : -duration);
        return duration switch
        {
            { Ticks: 0 } => "0s",
            { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0}ms"),
            { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.#}s"),
            { TotalHours: < 1 } => Pair(duration.Minutes, 'm', duration.Seconds, 's'),
            { TotalDays: < 1 } => Pair(duration.Hours, 'h', duration.Minutes, 'm'),
            _ => Pair(duration.Days, 'd', duration.Hours, 'h'),
        };
    }

    /// <summary>How long ago something was, for example <c>4m 09s ago</c>.</summary>
    /// <param name="age">The time since then.</param>
    /// <returns>The text.</returns>
    public static string Age(TimeSpan age) => age < TimeSpan.FromSeconds(1) ? "now" : Duration(age) + " ago";

    /// <summary>A local time to the second, for example <c>2025-12-02 13:12:19</c>.</summary>
    /// <param name="time">An instant.</param>
    /// <returns>The text.</returns>
    public static string Time(DateTimeOffset time)
    {
        // The sortable format is the fast one; but for its middle it is what is wanted.
        Span<char> text = stackalloc char[SortableLength];
        _ = time.LocalDateTime.TryFormat(text, out _, "s", CultureInfo.InvariantCulture);
        text[SortableMiddle] = ' ';
        return text.ToString();
    }

    /// <summary>Text from a file as a terminal may show it: characters that would command the terminal become blanks.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text.</returns>
    public static string Printable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAnyInRange('\0', '\x1F') || text.AsSpan().ContainsAnyInRange('\x7F', '\x9F')
            ? string.Create(text.Length, text, static (span, source) =>
            {
                for (var index = 0; index < span.Length; index++)
                    span[index] = char.IsControl(source[index]) ? ' ' : source[index];
            })
            : text;
    }

    private static string Pair(int large, char largeUnit, int small, char smallUnit) =>
        string.Create(CultureInfo.InvariantCulture, $"{large}{largeUnit} {small:00}{smallUnit}");
}
