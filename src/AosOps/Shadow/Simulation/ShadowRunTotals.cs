namespace AosOps.Shadow;

/// <summary>What the cycles of a run came to so far.</summary>
internal sealed class ShadowRunTotals
{
    private readonly HashSet<string> faulty = [];

    public int Cycles { get; private set; }

    public int Workflows { get; private set; }

    public int Replays { get; private set; }

    public int GoldenFiles { get; private set; }

    public int CrashedCycles { get; private set; }

    /// <summary>The golden files that are not as they should be, each once.</summary>
    public int Mismatches => faulty.Count;

    /// <summary>Counts a cycle. One that did not end is no cycle, but what it did counts.</summary>
    public void Add(CycleOutcome outcome)
    {
        Cycles += outcome.IsFinished || outcome.Crashed ? 1 : 0;
        CrashedCycles += outcome.Crashed ? 1 : 0;
        Workflows += outcome.Report.Workflows;
        Replays += outcome.Report.Replays;
        GoldenFiles += outcome.Report.GoldenFiles?.Count ?? 0;
        foreach (var fault in outcome.Faults)
            AddFault(fault);
    }

    /// <summary>Counts a golden file that is not as it should be.</summary>
    /// <returns>False where it was counted before.</returns>
    public bool AddFault(ShadowReplay fault) => faulty.Add(fault.RunId);
}
