using AosOps.Golden;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Golden files to replay, and the reports of the run that they are of.</summary>
/// <param name="Path">What they were asked for by: a golden file, or a folder of them.</param>
/// <param name="Files">The files, by name.</param>
/// <param name="ReportsDirectory">The folder of the run's cycle reports, or null.</param>
/// <param name="IsWholeRun">Whether these are all golden files of the run, so that one which is not there is missing.</param>
internal sealed record GoldenFileSource(string Path, IReadOnlyList<string> Files, string? ReportsDirectory, bool IsWholeRun)
{
    /// <summary>One golden file.</summary>
    public static GoldenFileSource OfFile(string path) =>
        new(path, [path], ReportsBeside(System.IO.Path.GetDirectoryName(path)!), IsWholeRun: false);

    /// <summary>Every golden file of a folder.</summary>
    /// <exception cref="AosException">The folder cannot be listed.</exception>
    public static GoldenFileSource OfFolder(string folder)
    {
        try
        {
            var files = Directory.GetFiles(folder, "*" + ShadowGoldenFile.Extension);
            Array.Sort(files, StringComparer.Ordinal);
            return new GoldenFileSource(folder, files, ReportsBeside(folder), IsWholeRun: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(folder, cause);
        }
    }

    /// <summary>The golden files of some run ids. They need not exist.</summary>
    /// <exception cref="AosException">A run id is not one, but for example a path.</exception>
    public static GoldenFileSource OfRunIds(string folder, IEnumerable<string> runIds) =>
        new(folder, [.. runIds.Select(runId => FileOf(folder, runId))], ReportsBeside(folder), IsWholeRun: false);

    private static string FileOf(string folder, string runId) =>
        runId.Length > 0 && System.IO.Path.GetFileName(runId) == runId
            ? System.IO.Path.Combine(folder, ShadowGoldenFile.FileName(runId))
            : throw new AosException(ErrorIds.GoldenFileNotFound, FailureKind.InvalidArgument, $"'{runId}' is not a run id.")
            {
                Remedy = "A run id is the name of a golden file without its extension, such as primary-w0-0084028e.",
            };

    private static string? ReportsBeside(string folder) =>
        System.IO.Path.GetDirectoryName(folder) is { } run && Directory.Exists(System.IO.Path.Combine(run, "reports"))
            ? System.IO.Path.Combine(run, "reports")
            : null;
}
