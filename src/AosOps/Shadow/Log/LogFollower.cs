using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Gives the lines that are written to a log after it was read, across rotation (another file has its name) and truncation
/// (it is shorter, or other bytes stand before the point that was reached).
/// </summary>
internal sealed class LogFollower : IDisposable
{
    private const int SampleBytes = 64;

    private readonly ShadowLogFilter filter;
    private readonly LogCalendar calendar;
    private readonly IOperationObserver observer;
    private LogSource log;
    private LineReader reader;
    private DatedLines lines;
    private byte[] sample = [];
    private long sampleEnd;

    /// <summary>Creates a follower.</summary>
    /// <param name="log">The log; the follower closes it when it goes on with another file.</param>
    /// <param name="filter">Which lines are wanted.</param>
    /// <param name="whole">What was read of it.</param>
    /// <param name="calendar">Gives the times their dates.</param>
    /// <param name="observer">Is told of rotation and truncation.</param>
    public LogFollower(LogSource log, ShadowLogFilter filter, ShadowLogTally whole, LogCalendar calendar, IOperationObserver observer)
    {
        this.log = log;
        this.filter = filter;
        this.calendar = calendar;
        this.observer = observer;
        reader = new LineReader(log.Handle, whole.Bytes, whole.Bytes, whole.InsideLongLine);
        lines = new DatedLines(reader, filter, calendar) { Clock = whole.Clock, LineNumber = whole.Lines };
    }

    /// <summary>Replaces what is in a list by the wanted lines that have been written meanwhile.</summary>
    /// <returns>False where there are none at the moment.</returns>
    public bool Next(List<ShadowLogLine> batch, CancellationToken token)
    {
        // Asked first: whatever was written before the rotation is then within the length.
        var rotated = IsRotated();
        var length = log.Length;
        if (WasTruncated(length))
        {
            observer.Warn($"'{log.Path}' was truncated: it is read from its beginning.");
            StartAgain();
            length = log.Length;
        }

        reader.Extend(length);
        if (log.Guard(_ => lines.Next(batch, withUnfinished: false, token)))
        {
            Remember();
            return true;
        }

        Remember();
        return rotated && TryOpen() is { } next && GoOnWith(next, batch, token);
    }

    /// <inheritdoc/>
    public void Dispose() => log.Dispose();

    private bool WasTruncated(long length) =>
        length < sampleEnd || !log.Guard(_ => Sample(sampleEnd)).AsSpan().SequenceEqual(sample);

    // Until the new file is there, the old one is all there is.
    private bool IsRotated() => FileStatus.Of(log.Path) is { } status && status.Identity != log.Identity;

    private LogSource? TryOpen()
    {
        try
        {
            return LogSource.Open(log.Path);
        }
        catch (AosException failure) when (failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
    }

    private bool GoOnWith(LogSource next, List<ShadowLogLine> batch, CancellationToken token)
    {
        // The last words of the old file, which no line feed will follow any more.
        log.Guard(_ => lines.Next(batch, withUnfinished: true, token));
        observer.Warn($"'{log.Path}' was rotated: the new file is read.");
        log.Dispose();
        log = next;
        StartAgain();
        return batch.Count > 0 || Next(batch, token);
    }

    private void StartAgain()
    {
        reader = new LineReader(log.Handle, 0, 0);
        lines = new DatedLines(reader, filter, calendar) { Clock = lines.Clock };
        (sample, sampleEnd) = ([], 0);
    }

    private void Remember()
    {
        sampleEnd = reader.Position;
        sample = log.Guard(_ => Sample(sampleEnd));
    }

    private byte[] Sample(long end)
    {
        var bytes = new byte[Math.Min(SampleBytes, end)];
        var read = RandomAccess.Read(log.Handle, bytes, end - bytes.Length);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
