using System.Runtime.CompilerServices;
using AosOps.IO;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Helix;

/// <summary>Reads log files of the services, and follows them across rotation and truncation.</summary>
/// <param name="clock">Gives the time zone, and wakes whoever follows.</param>
public sealed class HelixLogFileReader(TimeProvider clock)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Reads entries, and then, where that is wanted, those that are written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="filter">Which entries.</param>
    /// <param name="observer">Is told of lines that are not in their documented form, and of rotation and truncation.</param>
    /// <param name="token">Ends the reading.</param>
    /// <returns>The entries, streamed.</returns>
    /// <exception cref="AosException">The file cannot be read.</exception>
    public async IAsyncEnumerable<HelixLogEntry> ReadAsync(
        string path, HelixLogFilter filter, IOperationObserver observer, [EnumeratorCancellation] CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(observer);
        using var file = new OpenLog(path, clock.LocalTimeZone, observer);
        var tail = new TailBuffer(filter.Tail);
        while (file.Next(withUnfinished: !filter.Follows, token) is { } entry)
        {
            if (filter.Wants(entry) && tail.Passes(entry))
                yield return entry;
        }

        foreach (var entry in tail.Rest())
            yield return entry;
        while (filter.Follows)
        {
            while (file.Next(withUnfinished: false, token) is { } entry)
            {
                if (filter.Wants(entry))
                    yield return entry;
            }

            if (!file.Renew())
                await Task.Delay(PollInterval, clock, token);
        }
    }

    /// <summary>A file and how far it was read.</summary>
    private sealed class OpenLog(string path, TimeZoneInfo zone, IOperationObserver observer) : IDisposable
    {
        private LogSource log = LogSource.Open(path);
        private LineReader? reader;
        private long number;

        /// <summary>Gives the next entry that can be read.</summary>
        public HelixLogEntry? Next(bool withUnfinished, CancellationToken token)
        {
            var length = log.Length;
            reader ??= new LineReader(log.Handle, 0, length);
            reader.Extend(length);
            while (Read(withUnfinished, out var entry))
            {
                token.ThrowIfCancellationRequested();
                if (entry is not null)
                    return entry;
            }

            return null;
        }

        /// <summary>Begins again where another file has the name, or this one has been cut.</summary>
        public bool Renew()
        {
            var isCut = log.Length < reader!.Position;
            var isRotated = FileStatus.Of(path) is { } status && status.Identity != log.Identity;
            if (!isCut && !isRotated)
                return false;
            observer.Warn(isCut ? $"'{path}' was truncated: it is read from its beginning." : $"'{path}' was rotated: the new file is read.");
            log.Dispose();
            log = LogSource.Open(path);
            reader = null;
            number = 0;
            return true;
        }

        public void Dispose() => log.Dispose();

        private bool Read(bool withUnfinished, out HelixLogEntry? entry)
        {
            entry = null;
            if (!reader!.TryRead(out var line) && !(withUnfinished && reader.TryReadUnfinished(out line)))
                return false;
            number++;
            try
            {
                entry = LogLineParser.Parse(line, path, number, zone);
            }
            catch (AosException failure)
            {
                observer.Fail(failure);
            }

            return true;
        }
    }
}
