using System.Runtime.CompilerServices;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Reads the lines of a run's log. The log is scanned once for the dates and numbers of its lines; the last lines are then
/// read from its end.
/// </summary>
/// <param name="clock">Gives the time zone that the log is in: that of the machine; and wakes whoever follows it.</param>
public sealed class ShadowLogLineReader(TimeProvider clock)
{
    private const long FirstWindow = 64 * 1024;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private readonly ShadowLogScan scan = new();

    /// <summary>Reads the wanted lines of a log, up to its end at the time of the call.</summary>
    /// <param name="path">The log.</param>
    /// <param name="filter">Which lines are wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The lines, streamed.</returns>
    /// <exception cref="AosException">The log cannot be read.</exception>
    public async IAsyncEnumerable<ShadowLogLine> ReadAsync(
        string path, ShadowLogFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        using var log = LogSource.Open(path);
        var length = log.Length;
        var batch = new List<ShadowLogLine>();
        var lines = Begin(log, filter, Scan(log, length, cancellationToken), length, withUnfinished: true, cancellationToken);
        while (log.Guard(_ => lines.Next(batch, withUnfinished: true, cancellationToken)))
        {
            foreach (var line in batch)
                yield return line;
        }
    }

    /// <summary>
    /// Reads the wanted lines of a log, and then those that are written to it, until it is cancelled. Goes on with the new
    /// file when the log is rotated, and from the beginning when it is truncated or written anew.
    /// </summary>
    /// <param name="path">The log.</param>
    /// <param name="filter">Which lines are wanted; <see cref="ShadowLogFilter.Tail"/> concerns those that are there already.</param>
    /// <param name="observer">Is told of rotation and truncation.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The lines, streamed.</returns>
    /// <exception cref="AosException">The log cannot be read.</exception>
    public async IAsyncEnumerable<ShadowLogLine> FollowAsync(
        string path, ShadowLogFilter filter, IOperationObserver observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(observer);
        using var log = LogSource.Open(path);
        var length = log.Length;
        var whole = Scan(log, length, cancellationToken);
        var batch = new List<ShadowLogLine>();
        var lines = Begin(log, filter, whole, whole.Bytes, withUnfinished: false, cancellationToken);
        while (log.Guard(_ => lines.Next(batch, withUnfinished: false, cancellationToken)))
        {
            foreach (var line in batch)
                yield return line;
        }

        using var follower = new LogFollower(log, filter with { Tail = null }, whole, Calendar(log, whole), observer);
        while (true)
        {
            while (follower.Next(batch, cancellationToken))
            {
                foreach (var line in batch)
                    yield return line;
            }

            await Task.Delay(PollInterval, clock, cancellationToken);
        }
    }

    private ShadowLogTally Scan(LogSource log, long length, CancellationToken token) =>
        log.Guard(handle => scan.Run(handle, length, new ShadowLogTally(), token));

    private LogCalendar Calendar(LogSource log, ShadowLogTally whole) =>
        LogCalendar.Of(log.Path, log.LastWrite(clock.LocalTimeZone).DateTime, whole.Clock, clock.LocalTimeZone);

    private DatedLines Begin(LogSource log, ShadowLogFilter filter, ShadowLogTally whole, long length, bool withUnfinished, CancellationToken token)
    {
        var calendar = Calendar(log, whole);
        return filter.Tail is { } tail
            ? log.Guard(_ => Tail(log, filter, whole, calendar, tail, length, withUnfinished, token))
            : new DatedLines(new LineReader(log.Handle, 0, length), filter, calendar);
    }

    // The window before the end is doubled until it holds enough: what is read twice is no more than what is read once.
    private DatedLines Tail(
        LogSource log, ShadowLogFilter filter, ShadowLogTally whole, LogCalendar calendar, int tail, long length, bool withUnfinished, CancellationToken token)
    {
        for (var window = FirstWindow; ; window *= 2)
        {
            var start = StartOfLine(log, Math.Max(0, length - window), length);
            var (found, isDated) = Window(start).Count(withUnfinished, token);
            if ((found >= tail && isDated) || start == 0)
            {
                var lines = Window(start);
                lines.Skip = Math.Max(0, found - tail);
                return lines;
            }
        }

        DatedLines Window(long start)
        {
            var part = scan.Run(log.Handle, length, new ShadowLogTally { Bytes = start }, token);
            return new DatedLines(new LineReader(log.Handle, start, length), filter, calendar)
            {
                LineNumber = whole.Lines - part.Lines,
                Clock = start == 0 ? default : new LogClock { Day = whole.Clock.Day - part.Clock.Day },
            };
        }
    }

    private static long StartOfLine(LogSource log, long position, long length)
    {
        if (position == 0)
            return 0;
        var lines = new LineReader(log.Handle, position - 1, length);
        return lines.TryRead(out _) ? lines.Position : length;
    }
}
