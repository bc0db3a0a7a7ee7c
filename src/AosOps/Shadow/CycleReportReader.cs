using System.Globalization;
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
    public static CycleReport Read(string path) => Read(new JsonCursor(), path, Number(path));

    /// <summary>The report of a cycle in a folder of reports.</summary>
    internal static string PathOf(string directory, int cycle) => Path.Combine(directory, $"{Prefix}{cycle.ToString(CultureInfo.InvariantCulture)}{Suffix}");

    /// <summary>Reads the reports of a run in the order of their cycles, on all processors.</summary>
    /// <param name="directory">The run's <c>reports</c> folder; what is not named <c>cycle_N.json</c> is left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The reports, streamed.</returns>
    /// <exception cref="AosException">The folder cannot be listed.</exception>
    public static IAsyncEnumerable<CycleReport> ReadAllAsync(string directory, CancellationToken cancellationToken = default) =>
        ReadAll(directory, cancellationToken).ToAsyncEnumerable();

    /// <inheritdoc cref="ReadAllAsync"/>
    internal static IEnumerable<CycleReport> ReadAll(string directory, CancellationToken cancellationToken)
    {
        var files = List(directory);
        var batches = OrderedParallel.Map(
            files.Count, static () => new JsonCursor(), (cursor, index) => Read(cursor, files[index].Path, files[index].Cycle), cancellationToken);
        foreach (var batch in batches)
        {
            foreach (var report in batch)
                yield return report;
        }
    }

    /// <summary>Reads the reports of a run, and tells of those that cannot be read.</summary>
    /// <param name="directory">The folder of the reports, or null; it need not exist.</param>
    /// <param name="observer">Is told of reports that cannot be read; they are given all the same.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AosException">The folder cannot be listed.</exception>
    internal static IEnumerable<CycleReport> ReadAll(string? directory, IOperationObserver observer, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory))
            yield break;
        foreach (var report in ReadAll(directory, cancellationToken))
        {
            if (report.Error is not null)
                observer.Fail(Unreadable(report), report.Path);
            yield return report;
        }
    }

    /// <summary>Reads the report of one cycle of a run.</summary>
    /// <param name="directory">The folder of the reports, or null; it need not exist.</param>
    /// <param name="cycle">The number of the cycle.</param>
    /// <param name="observer">Is told of a report that cannot be read, for whoever wants to know: a run may have died while it wrote it.</param>
    /// <returns>The report, or null where the cycle has none that can be read.</returns>
    internal static CycleReport? TryRead(string? directory, int cycle, IOperationObserver observer)
    {
        if (directory is null || PathOf(directory, cycle) is not { } path || !File.Exists(path))
            return null;
        var report = Read(path);
        if (report.Error is null)
            return report;
        observer.Detail(Unreadable(report).Message);
        return null;
    }

    private static AosException Unreadable(CycleReport report) =>
        new(ErrorIds.CycleReportInvalid, FailureKind.InvalidData, $"The report of cycle {report.Cycle} cannot be read, so the cycle counts as failed. {report.Error}")
        {
            FilePath = report.Path,
            Remedy = "The log says what happened in that cycle: Get-ShadowLog.",
        };

    private static List<ReportPath> List(string directory)
    {
        try
        {
            var files = new List<ReportPath>();
            // A directory of the name is a report that cannot be read.
            foreach (var path in Directory.EnumerateFileSystemEntries(directory, Prefix + "*" + Suffix))
            {
                if (Number(path) is > 0 and var cycle)
                    files.Add(new ReportPath(path, cycle));
            }

            files.Sort(static (x, y) => x.Cycle != y.Cycle ? x.Cycle.CompareTo(y.Cycle) : string.CompareOrdinal(x.Path, y.Path));
            return files;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(directory, cause);
        }
    }

    private static CycleReport Read(JsonCursor cursor, string path, int cycle) => ReportFile.Read(
        cursor,
        path,
        reader => CycleReportParser.Parse(reader, cycle, path),
        error => new CycleReport { Cycle = cycle, Path = path, Error = error });

    private static int Number(string path)
    {
        var name = Path.GetFileName(path.AsSpan());
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal))
            return 0;
        return int.TryParse(name[Prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private sealed record ReportPath(string Path, int Cycle);
}
