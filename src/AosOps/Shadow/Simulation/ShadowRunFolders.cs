using AosOps.Golden;

namespace AosOps.Shadow;

/// <summary>The places in a run directory.</summary>
/// <param name="Directory">The run directory, an absolute path.</param>
internal sealed record ShadowRunFolders(string Directory)
{
    /// <summary>The golden files.</summary>
    public string Golden { get; } = Path.Combine(Directory, "golden");

    /// <summary>The reports.</summary>
    public string Reports { get; } = Path.Combine(Directory, "reports");

    /// <summary>The primary workers' own folder: what they are still writing.</summary>
    public string Primary { get; } = Path.Combine(Directory, "primary");

    /// <summary>The shadow workers' own folder.</summary>
    public string Shadow { get; } = Path.Combine(Directory, "shadow");

    /// <summary>The golden file of a run id.</summary>
    public string GoldenFile(string runId) => Path.Combine(Golden, ShadowGoldenFile.FileName(runId));

    /// <summary>The report of a cycle.</summary>
    public string CycleReport(int cycle) => CycleReportReader.PathOf(Reports, cycle);

    /// <summary>The report of a run that ends at a time.</summary>
    public string SummaryReport(DateTimeOffset end) => Path.Combine(Reports, $"summary_{RunStamp.Format(end)}.json");
}
