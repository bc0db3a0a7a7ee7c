namespace AosOps.Shadow;

/// <summary>Which golden files a run wrote: as its cycle reports say, or as the run itself knows.</summary>
internal sealed class GoldenInventory
{
    private readonly Dictionary<string, GoldenRecord> records = [];

    /// <summary>What is recorded, by run id.</summary>
    public IReadOnlyDictionary<string, GoldenRecord> Records => records;

    /// <summary>The workflows that the reports count, and so the golden files that there should be.</summary>
    public int Workflows { get; private set; }

    /// <summary>Whether every report could be read and lists its files, so that the reports name every file.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Reads the reports of a run.</summary>
    /// <param name="reportsDirectory">The folder of the reports, or null; it need not exist.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<GoldenInventory> ReadAsync(string? reportsDirectory, CancellationToken cancellationToken)
    {
        var inventory = new GoldenInventory();
        if (!Directory.Exists(reportsDirectory))
            return inventory;
        await foreach (var report in CycleReportReader.ReadAllAsync(reportsDirectory, cancellationToken))
            inventory.Add(report);
        return inventory;
    }

    /// <summary>Records a golden file.</summary>
    public void Add(string runId, GoldenRecord record) => records[runId] = record;

    private void Add(CycleReport report)
    {
        Workflows += report.Workflows;
        IsComplete &= report.GoldenFiles is not null;
        foreach (var (runId, sha256) in report.GoldenFiles ?? new Dictionary<string, string>())
            records[runId] = new GoldenRecord(report.Cycle, sha256);
    }
}
