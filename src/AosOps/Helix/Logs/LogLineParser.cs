using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>
/// Reads a line of a service's log file: an entry of an exported journal, or plain text, which may begin with a time of ISO
/// 8601 and a level.
/// </summary>
internal static partial class LogLineParser
{
    [GeneratedRegex(@"^\[?(?<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d([.,]\d{1,9})?)(?<offset>Z|[+-]\d\d:?\d\d)?\]?[ \t]+(- )?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TimeForm { get; }

    /// <summary>Reads a line.</summary>
    /// <param name="bytes">The line without its line feed.</param>
    /// <param name="path">The file.</param>
    /// <param name="number">The line's number, from 1.</param>
    /// <param name="zone">The zone of times that do not say theirs.</param>
    /// <exception cref="AosException">The line is an object, and not an entry of a journal.</exception>
    public static HelixLogEntry Parse(ReadOnlySpan<byte> bytes, string path, long number, TimeZoneInfo zone)
    {
        var line = Encoding.UTF8.GetString(bytes).TrimEnd('\r');
        if (line.StartsWith('{'))
            return JournalEntryParser.Parse(line, number, path);
        var match = TimeForm.Match(line);
        var message = match.Success ? line[match.Length..] : line;
        return new HelixLogEntry
        {
            Time = match.Success ? TimeOf(match, zone) : null,
            Level = LogLevelText.Of(message) ?? HelixLogLevel.Information,
            Message = message,
            Source = path,
        };
    }

    private static DateTimeOffset? TimeOf(Match match, TimeZoneInfo zone)
    {
        var text = match.Groups["time"].Value.Replace(' ', 'T').Replace(',', '.');
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        var offset = match.Groups["offset"].Value;
        if (offset.Length == 0)
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        return DateTimeOffset.TryParse(text + (offset.Length == 5 ? offset.Insert(3, ":") : offset), CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
    }
}
