using System.Text;

namespace AosOps.Shadow;

/// <summary>Gives the wanted lines of a stretch of a log, with their numbers and dates, in small batches.</summary>
/// <param name="lines">The lines.</param>
/// <param name="filter">Which of them are wanted.</param>
/// <param name="calendar">Gives the times their dates.</param>
internal sealed class DatedLines(LineReader lines, ShadowLogFilter filter, LogCalendar calendar)
{
    private const int Batch = 256;

    /// <summary>The times until now.</summary>
    public LogClock Clock;

    /// <summary>The number of the line before the next.</summary>
    public long LineNumber { get; set; }

    /// <summary>How many wanted lines to leave out first.</summary>
    public long Skip { get; set; }

    /// <summary>Replaces what is in a list by the next wanted lines.</summary>
    /// <param name="batch">The list.</param>
    /// <param name="withUnfinished">True to take a last line that has no line feed.</param>
    /// <param name="token">Ends the reading.</param>
    /// <returns>False at the end.</returns>
    public bool Next(List<ShadowLogLine> batch, bool withUnfinished, CancellationToken token)
    {
        batch.Clear();
        while (batch.Count < Batch)
        {
            token.ThrowIfCancellationRequested();
            if (!lines.TryRead(out var line) && !(withUnfinished && lines.TryReadUnfinished(out line)))
                return batch.Count > 0;
            if (Wants(line, out var entry, out var time) && Skip-- <= 0)
                batch.Add(new ShadowLogLine(LineNumber, time, entry.Level, Encoding.UTF8.GetString(entry.Message), Text(line)));
        }

        return true;
    }

    /// <summary>Counts the wanted lines to the end.</summary>
    /// <param name="withUnfinished">True to count a last line that has no line feed.</param>
    /// <param name="token">Ends the reading.</param>
    /// <returns>How many they are, and whether the first of them has a date.</returns>
    public (long Found, bool IsDated) Count(bool withUnfinished, CancellationToken token)
    {
        var (found, isDated) = (0L, false);
        while (lines.TryRead(out var line) || (withUnfinished && lines.TryReadUnfinished(out line)))
        {
            token.ThrowIfCancellationRequested();
            if (!Wants(line, out _, out var time))
                continue;
            isDated = found++ == 0 ? time is not null : isDated;
        }

        return (found, isDated);
    }

    private bool Wants(ReadOnlySpan<byte> line, out ShadowLogEntry entry, out DateTimeOffset? time)
    {
        LineNumber++;
        entry = ShadowLogEntry.Parse(line);
        if (entry.Time.IsKnown)
            Clock.Advance(entry.Time);
        time = calendar.At(Clock.Now);
        return filter.Wants(entry.Level, time);
    }

    private static string Text(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line.TrimStart((byte)0).TrimEnd((byte)'\r'));
}
