using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Reads the statistics of a run's log, in one pass, on all processors where the log is a large one. A line without a
/// line feed at the end of the log is still being written: it counts only where its text shows that it is complete.
/// </summary>
/// <param name="clock">Gives the time zone that the log is in: that of the machine.</param>
public sealed class ShadowLogReader(TimeProvider clock)
{
    private readonly ShadowLogScan scan = new();

    /// <summary>Creates a reader with other sizes than a run's log calls for.</summary>
    internal ShadowLogReader(TimeProvider clock, ShadowLogScan scan)
        : this(clock) => this.scan = scan;

    /// <summary>Reads a log.</summary>
    /// <param name="path">The log.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What it says, up to its end at the time of the call.</returns>
    /// <exception cref="AosException">The log cannot be read.</exception>
    public ShadowLogStatistics Read(string path, CancellationToken cancellationToken)
    {
        using var log = LogSource.Open(path);
        var length = log.Length;
        var tally = log.Guard(handle => scan.Run(handle, length, new ShadowLogTally(), cancellationToken));
        return Describe(log, tally, length);
    }

    /// <summary>Reads on in a log from where a checkpoint says, or from its beginning where it is no longer the same log.</summary>
    /// <param name="path">The log.</param>
    /// <param name="checkpoint">Where to read on, or null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What the whole log says, and the next checkpoint.</returns>
    /// <exception cref="AosException">The log cannot be read.</exception>
    public ShadowLogReading ReadOn(string path, ShadowLogCheckpoint? checkpoint, CancellationToken cancellationToken)
    {
        using var log = LogSource.Open(path);
        var obstacle = log.Guard(handle => checkpoint?.ObstacleIn(handle));
        var length = log.Length;
        var before = checkpoint is null || obstacle is not null ? new ShadowLogTally() : checkpoint.Tally;
        var offset = before.Bytes;
        var tally = log.Guard(handle => scan.Run(handle, length, before, cancellationToken));
        var next = log.Guard(handle => ShadowLogCheckpoint.Take(handle, tally));
        return new ShadowLogReading(Describe(log, tally, length), next, length - offset, obstacle);
    }

    private ShadowLogStatistics Describe(LogSource log, ShadowLogTally tally, long length)
    {
        AddLastLine(log, tally, length);
        var written = log.LastWrite(clock.LocalTimeZone);
        var calendar = LogCalendar.Of(log.Path, written.DateTime, tally.Clock, clock.LocalTimeZone);
        return ShadowLogSummary.Of(log.Path, tally, calendar) with { Bytes = length, LastWrittenAt = written };
    }

    private static void AddLastLine(LogSource log, ShadowLogTally tally, long length)
    {
        var rest = length - tally.Bytes;
        if (rest is <= 0 or > ShadowLogScanner.LongestLine || tally.InsideLongLine)
            return;
        var line = new byte[rest];
        if (log.Guard(handle => RandomAccess.Read(handle, line, tally.Bytes)) < rest)
            return;
        var entry = ShadowLogEntry.Parse(line);
        var found = ShadowLogEvent.Read(entry);
        if (!found.IsSelfContained)
            return;
        tally.Lines++;
        tally.Add(entry, found);
    }
}
