namespace AosOps.Shadow;

/// <summary>
/// Gives the times of a log their dates. The log's name says when it began; where it does not, the file was last
/// written when its last line was.
/// </summary>
internal readonly struct LogCalendar
{
    private readonly long firstMidnight;
    private readonly TimeZoneInfo zone;

    private LogCalendar(long firstMidnight, TimeZoneInfo zone)
    {
        this.firstMidnight = firstMidnight;
        this.zone = zone;
    }

    /// <summary>Finds the dates of a log.</summary>
    /// <param name="path">The log.</param>
    /// <param name="lastWrite">When it was last written to, local time.</param>
    /// <param name="clock">Its times.</param>
    /// <param name="zone">The time zone that the log is in.</param>
    public static LogCalendar Of(string path, DateTime lastWrite, in LogClock clock, TimeZoneInfo zone) =>
        RunStamp.Find(Path.GetFileName(path.AsSpan())) is { } stamp
            ? new LogCalendar(Midnight(stamp.Time, clock.First), zone)
            : new LogCalendar(Midnight(lastWrite, clock.Last) - clock.Day * TimeSpan.TicksPerDay, zone);

    /// <summary>The time of a moment, or null where the moment is not known.</summary>
    public DateTimeOffset? At(LogInstant moment)
    {
        if (!moment.IsKnown)
            return null;

        // A log of nothing but clocks set at random can leave the calendar.
        var ticks = firstMidnight + moment.Seconds * TimeSpan.TicksPerSecond;
        return ticks > TimeSpan.TicksPerDay && ticks < DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay
            ? RunStamp.ToOffset(new DateTime(ticks, DateTimeKind.Unspecified), zone)
            : null;
    }

    // A log may be named a little before or after its first line is written, on either side of midnight.
    private static long Midnight(DateTime known, TimeOfDay time)
    {
        var midnight = known.Ticks - known.TimeOfDay.Ticks;
        var apart = (time.IsKnown ? time.Seconds * TimeSpan.TicksPerSecond : 0) - known.TimeOfDay.Ticks;
        return apart > TimeSpan.TicksPerDay / 2 ? midnight - TimeSpan.TicksPerDay
            : apart < -TimeSpan.TicksPerDay / 2 ? midnight + TimeSpan.TicksPerDay
            : midnight;
    }
}
