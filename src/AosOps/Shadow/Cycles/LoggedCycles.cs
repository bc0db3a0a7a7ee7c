namespace AosOps.Shadow;

/// <summary>The cycles that a log names. It is scanned once for its totals and dates before they are read.</summary>
internal sealed class LoggedCycles : IDisposable
{
    private readonly LogSource log;
    private readonly long length;
    private readonly LogCalendar calendar;

    private LoggedCycles(LogSource log, TimeZoneInfo zone, CancellationToken token)
    {
        this.log = log;
        length = log.Length;
        Whole = log.Guard(handle => new ShadowLogScan().Run(handle, length, new ShadowLogTally(), token));
        calendar = LogCalendar.Of(log.Path, log.LastWrite(zone).DateTime, Whole.Clock, zone);
    }

    /// <summary>What the whole log says.</summary>
    public ShadowLogTally Whole { get; }

    /// <summary>Opens a log.</summary>
    /// <param name="path">The log.</param>
    /// <param name="zone">The time zone that it is in.</param>
    /// <param name="token">Ends the scan.</param>
    /// <exception cref="AosOps.Operations.AosException">It cannot be read.</exception>
    public static LoggedCycles Open(string path, TimeZoneInfo zone, CancellationToken token)
    {
        var source = LogSource.Open(path);
        try
        {
            return new LoggedCycles(source, zone, token);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Reads the cycles, in the order of the log.</summary>
    /// <param name="run">The name of the run.</param>
    /// <param name="isRunning">True where a process is at the cycle that has not ended.</param>
    /// <param name="token">Ends the reading.</param>
    /// <exception cref="AosOps.Operations.AosException">The log cannot be read.</exception>
    public IEnumerable<ShadowCycle> Read(string run, bool isRunning, CancellationToken token)
    {
        var cycles = new CycleLog(run, new LineReader(log.Handle, 0, length), calendar, isRunning);
        while (log.Guard(_ => cycles.Next(token)) is { } cycle)
            yield return cycle;
    }

    /// <inheritdoc/>
    public void Dispose() => log.Dispose();
}
