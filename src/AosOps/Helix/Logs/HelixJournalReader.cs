using System.Globalization;
using System.Runtime.CompilerServices;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Reads the journal of the services through <c>journalctl</c>, which is found on the PATH.</summary>
/// <param name="searchPath">The PATH.</param>
/// <param name="clock">Gives the time.</param>
public sealed class HelixJournalReader(string? searchPath, TimeProvider clock)
{
    private readonly SystemProgram program = new("journalctl", searchPath);

    /// <summary>Where programs hand over what they log (systemd-journald.service(8)). Where it is not there, an empty journal says nothing.</summary>
    internal string Socket { get; init; } = "/run/systemd/journal/socket";

    /// <summary>Whether the journal is being written on this machine.</summary>
    public bool IsLive => Path.Exists(Socket);

    /// <summary>Reads entries, and then, where that is wanted, those that are written.</summary>
    /// <param name="units">The units.</param>
    /// <param name="filter">Which entries.</param>
    /// <param name="observer">Is told of lines that are not in their documented form, and of what journalctl complains of.</param>
    /// <param name="token">Ends the reading.</param>
    /// <returns>The entries, streamed.</returns>
    /// <exception cref="AosException">journalctl is not installed, or fails.</exception>
    public async IAsyncEnumerable<HelixLogEntry> ReadAsync(
        IReadOnlyList<string> units, HelixLogFilter filter, IOperationObserver observer, [EnumeratorCancellation] CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var begun = clock.GetUtcNow();
        string? cursor = null;
        var tail = new TailBuffer(filter.Tail);
        await foreach (var entry in LinesAsync(Arguments(units, filter), observer, token))
        {
            cursor = entry.Cursor ?? cursor;
            if (filter.Wants(entry) && tail.Passes(entry))
                yield return entry;
        }

        foreach (var entry in tail.Rest())
            yield return entry;
        if (!filter.Follows)
            yield break;
        string[] start = cursor is not null ? ["--after-cursor=" + cursor] : [Since(begun)];
        await foreach (var entry in LinesAsync([.. Units(units), "--follow", "--no-tail", .. start], observer, token))
        {
            if (filter.Wants(entry))
                yield return entry;
        }
    }

    private static List<string> Arguments(IReadOnlyList<string> units, HelixLogFilter filter)
    {
        var arguments = new List<string>(Units(units));
        if (filter.Since is { } since)
            arguments.Add(Since(since));
        // Levels are found in the text, so that journalctl cannot count the last entries of one.
        if (filter is { Tail: { } tail, Levels.Count: 0 })
            arguments.Add("--lines=" + tail.ToString(CultureInfo.InvariantCulture));
        return arguments;
    }

    private static IEnumerable<string> Units(IReadOnlyList<string> units) => ["--output=json", "--no-pager", .. units.Select(unit => "--unit=" + unit)];

    private static string Since(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"--since=@{time.ToUnixTimeMilliseconds() / 1000.0:0.000}");

    private async IAsyncEnumerable<HelixLogEntry> LinesAsync(
        IEnumerable<string> arguments, IOperationObserver observer, [EnumeratorCancellation] CancellationToken token)
    {
        long number = 0;
        await foreach (var line in program.ReadLinesAsync(arguments, complaint => observer.Warn($"journalctl: {complaint}"), token))
        {
            number++;
            if (line.StartsWith('{') && TryParse(line, number, observer) is { } entry)
                yield return entry;
        }
    }

    private static HelixLogEntry? TryParse(string line, long number, IOperationObserver observer)
    {
        try
        {
            return JournalEntryParser.Parse(line, number);
        }
        catch (AosException failure)
        {
            observer.Fail(failure);
            return null;
        }
    }
}
