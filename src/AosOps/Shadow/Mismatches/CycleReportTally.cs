using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>What the reports of a run say together, and those with mismatches.</summary>
internal sealed class CycleReportTally
{
    private readonly List<CycleReport> mismatched = [];

    /// <summary>The reports.</summary>
    public int Reports { get; private set; }

    /// <summary>Those that say that their cycle passed.</summary>
    public int Passed { get; private set; }

    /// <summary>Those that cannot be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>The workflows.</summary>
    public long Workflows { get; private set; }

    /// <summary>The replays.</summary>
    public long Replays { get; private set; }

    /// <summary>The highest number of a cycle with a report, or null.</summary>
    public int? LastCycle { get; private set; }

    /// <summary>The reports with mismatches.</summary>
    public IReadOnlyList<CycleReport> Mismatched => mismatched;

    /// <summary>Reads the reports of a run.</summary>
    /// <param name="directory">The folder of the reports, or null; it need not exist.</param>
    /// <param name="observer">Is told of reports, and of a folder, that cannot be read.</param>
    /// <param name="token">Ends the reading.</param>
    public static CycleReportTally Read(string? directory, IOperationObserver observer, CancellationToken token)
    {
        var tally = new CycleReportTally();
        try
        {
            foreach (var report in CycleReportReader.ReadAll(directory, observer, token))
                tally.Add(report);
        }
        catch (AosException failure)
        {
            observer.Fail(failure, directory);
        }

        return tally;
    }

    private void Add(CycleReport report)
    {
        Reports++;
        LastCycle = report.Cycle;
        Passed += report.Passed ? 1 : 0;
        Unreadable += report.Error is null ? 0 : 1;
        Workflows += report.Workflows;
        Replays += report.Replays;
        if (report.Mismatches > 0 || report.MismatchDetails.Count > 0)
            mismatched.Add(report);
    }
}
