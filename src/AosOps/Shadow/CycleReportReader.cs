using System.Globalization;
using System.Runtime.CompilerServices;
using AosOps.Json;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Reads the cycle reports of a run. A report that cannot be read (a traceback, HTML, nothing at all) is a report
/// too: its <see cref="CycleReport.Error"/> says why, and it has not passed.
/// </summary>
public static class CycleReportReader
{
    private const string Prefix = "cycle_";
    private const string Suffix = ".json";

    /// <summary>Reads one report.</summary>
    /// <param name="path">The file, <c>cycle_N.json</c>.</param>
    /// <returns>The report. Its cycle is 0 where the name has no number.</returns>
    public static CycleReport Read(string path) => Read(new JsonCursor(), path);

    /// <summary>Reads the reports of a run in the order of their cycles, on all processors.</summary>
    /// <param name="directory">The run's <c>reports</c> folder.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The reports, streamed.</returns>
    /// <exception cref="AosException">The folder cannot be listed.</exception>
    public static async IAsyncEnumerable<CycleReport> ReadAllAsync(
        string directory, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var paths = List(directory);
        await foreach (var batch in OrderedParallel.MapAsync(paths, static () => new JsonCursor(), Read, cancellationToken))
        {
            foreach (var report in batch)
                yield return report;
        }
    }

    /// <summary>Lists the cycle reports of a run in the order of their cycles.</summary>
    /// <param name="directory">The run's <c>reports</c> folder.</param>
    /// <returns>The files; what is not named <c>cycle_N.json</c> is left out.</returns>
    /// <exception cref="AosException">The folder cannot be listed.</exception>
    public static IReadOnlyList<string> List(string directory)
    {
        try
        {
            return [.. Directory.EnumerateFiles(directory, Prefix + "*" + Suffix)
                .Where(path => Number(path) > 0)
                .OrderBy(Number).ThenBy(path => path, StringComparer.Ordinal)];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(directory, cause);
        }
    }

    private static CycleReport Read(JsonCursor cursor, string path)
    {
        var cycle = Number(path);
        return ReportFile.Read(
            cursor,
            path,
            reader => CycleReportParser.Parse(reader, cycle, path),
            error => new CycleReport { Cycle = cycle, Path = path, Error = error });
    }

    private static int Number(string path)
    {
        var name = Path.GetFileName(path.AsSpan());
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal))
            return 0;
        return int.TryParse(name[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
