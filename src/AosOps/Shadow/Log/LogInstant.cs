namespace AosOps.Shadow;

/// <summary>A moment in a log: a time of day, and the day counted from that of the log's first time.</summary>
internal readonly record struct LogInstant(int Day, TimeOfDay Time)
{
    private const long SecondsPerDay = 24 * 3600;

    /// <summary>False before the log's first time.</summary>
    public bool IsKnown => Time.IsKnown;

    /// <summary>Seconds since the midnight before the log's first time.</summary>
    public long Seconds => Day * SecondsPerDay + Time.Seconds;

    /// <summary>The same moment in a log that began some days earlier.</summary>
    public LogInstant Later(int days) => this with { Day = Day + days };
}
