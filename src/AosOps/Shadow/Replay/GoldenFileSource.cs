using AosOps.Golden;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Golden files to replay, and the reports of the run that they are of.</summary>
/// <param name="Path">What they were asked for by: a golden file, or a folder of them.</param>
/// <param name="ListKeys">Gives what tells the files apart: a path, or run ids.</param>
/// <param name="PathOf">Gives the path of the file of a key.</param>
/// <param name="ReportsDirectory">The folder of the run's cycle reports, or null.</param>
/// <param name="IsWholeRun">Whether these are all golden files of the run, so that one which is not there is missing.</param>
internal sealed record GoldenFileSource(
    string Path, Func<IReadOnlyList<string>> ListKeys, Func<string, string> PathOf, string? ReportsDirectory, bool IsWholeRun)
{
    /// <summary>One golden file.</summary>
    public static GoldenFileSource OfFile(string path) =>
        new(path, () => [path], static path => path, ReportsBeside(System.IO.Path.GetDirectoryName(path)!), IsWholeRun: false);

    /// <summary>Every golden file of a folder. It is listed when the keys are asked for; that throws where it cannot be.</summary>
    public static GoldenFileSource OfFolder(string folder) =>
        OfRunIds(folder, () => List(folder)) with { IsWholeRun = true };

    /// <summary>The golden files of some run ids. They need not exist.</summary>
    /// <exception cref="AosException">A run id is not one, but for example a path.</exception>
    public static GoldenFileSource OfSelected(string folder, IEnumerable<string> runIds)
    {
        string[] selected = [.. runIds.Select(RequireRunId)];
        return OfRunIds(folder, () => selected);
    }

    private static string[] List(string folder)
    {
        var listing = GoldenListing.Read(folder, withSizes: false, CancellationToken.None);
        string[] runIds = [.. listing.RunIds, .. listing.Directories];
        Array.Sort(runIds, StringComparer.Ordinal);
        return runIds;
    }

    private static GoldenFileSource OfRunIds(string folder, Func<IReadOnlyList<string>> list) =>
        new(folder, list, runId => System.IO.Path.Join(folder, ShadowGoldenFile.FileName(runId)), ReportsBeside(folder), IsWholeRun: false);

    private static string RequireRunId(string runId) =>
        runId.Length > 0 && System.IO.Path.GetFileName(runId) == runId
            ? runId
            : throw new AosException(ErrorIds.GoldenFileNotFound, FailureKind.InvalidArgument, $"'{runId}' is not a run id.")
            {
                Remedy = "A run id is the name of a golden file without its extension, such as primary-w0-0084028e.",
            };

    private static string? ReportsBeside(string folder) =>
        System.IO.Path.GetDirectoryName(folder) is { } run && Directory.Exists(System.IO.Path.Combine(run, "reports"))
            ? System.IO.Path.Combine(run, "reports")
            : null;
}
