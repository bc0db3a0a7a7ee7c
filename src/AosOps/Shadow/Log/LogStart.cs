using System.Globalization;

namespace AosOps.Shadow;

/// <summary>
/// From when on lines are wanted: a point in time, or a length of time before now. PowerShell makes it from a date, a
/// TimeSpan or a text.
/// </summary>
public sealed class LogStart
{
    /// <summary>More than any log covers, and less than there are years.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    private readonly DateTimeOffset? time;
    private readonly TimeSpan? ago;

    /// <summary>Starts at a point in time.</summary>
    /// <param name="time">The time.</param>
    public LogStart(DateTimeOffset time) => this.time = time;

    /// <summary>Starts at a point in time.</summary>
    /// <param name="time">The time; local time where it does not say which.</param>
    public LogStart(DateTime time) => this.time = new DateTimeOffset(time);

    /// <summary>Starts some time before now.</summary>
    /// <param name="ago">How long before now.</param>
    public LogStart(TimeSpan ago) => this.ago = ago;

    /// <summary>Reads a date and time, a time of day (today), or a length of time before now: a number with <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The start.</returns>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static LogStart Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Length(text.Trim()) is { } length)
            return new LogStart(length);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)
            ? new LogStart(time)
            : throw new FormatException($"'{text}' is neither a time (13:00, 2025-12-02T13:00) nor a length of time (90s, 10m, 2h, 1d).");
    }

    /// <summary>Says which point in time is meant.</summary>
    /// <param name="clock">Says what time it is.</param>
    /// <returns>The point in time.</returns>
    public DateTimeOffset Resolve(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return time ?? clock.GetUtcNow() - ago!.Value;
    }

    private static TimeSpan? Length(string text)
    {
        if (text.Length < 2 || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        double? seconds = text[^1] switch
        {
            's' => number,
            'm' => number * 60,
            'h' => number * 3600,
            'd' => number * 86400,
            _ => null,
        };
        return seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds.Value) : null;
    }
}
