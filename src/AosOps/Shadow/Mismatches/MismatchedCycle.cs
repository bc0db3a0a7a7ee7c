using AosOps.Golden;

namespace AosOps.Shadow;

/// <summary>A cycle with mismatches: what the log counts, and what the report says.</summary>
/// <param name="Run">The run.</param>
/// <param name="Number">The number of the cycle.</param>
internal sealed record MismatchedCycle(ShadowRun Run, int Number)
{
    /// <summary>What the log says, where it counts mismatches of the cycle.</summary>
    public ShadowCycle? Logged { get; init; }

    /// <summary>The report, where there is one with mismatches.</summary>
    public CycleReport? Report { get; init; }

    /// <summary>Lists the mismatches: those that the report describes, and one for all others.</summary>
    public IEnumerable<ShadowMismatch> List()
    {
        var described = Report?.MismatchDetails.Count ?? 0;
        for (var index = 0; index < described; index++)
            yield return Describe(Report!.MismatchDetails[index]);
        var reported = Math.Max(Report?.Mismatches ?? 0, described);
        var logged = Logged?.Mismatches ?? 0;
        var rest = Math.Max(logged, reported) - described;
        if (rest > 0)
            yield return Count(rest, described, logged > reported ? MismatchSource.Log : MismatchSource.Report);
    }

    private ShadowMismatch Describe(ReplayMismatch detail) => new()
    {
        Run = Run.Name,
        Cycle = Number,
        Time = Time,
        LineNumber = Logged?.LineNumber,
        RunId = detail.OriginalRunId,
        ReplayRunId = detail.ReplayRunId,
        Step = detail.Step,
        Skill = detail.OriginalStep?.Split(':')[0],
        Expected = detail.OriginalStep ?? detail.OriginalHash,
        Actual = detail.ReplayStep ?? detail.ReplayHash,
        OriginalHash = detail.OriginalHash,
        ReplayHash = detail.ReplayHash,
        GoldenFile = Find(detail.OriginalRunId),
        Source = MismatchSource.Report,
        Message = detail.DiffDetails ?? "The workflow hash differs, no step does.",
    };

    private ShadowMismatch Count(int count, int described, MismatchSource source) => new()
    {
        Run = Run.Name,
        Cycle = Number,
        Time = Time,
        LineNumber = Logged?.LineNumber,
        Count = count,
        Source = source,
        Message = described > 0
            ? $"{count} more mismatches of cycle {Number} are counted and not described."
            : $"{count} mismatches of cycle {Number} are counted, and no report describes them.",
    };

    private DateTimeOffset? Time => Logged?.CompletedAt ?? Report?.Timestamp;

    // A run id comes from a file that may hold anything: it must not lead out of the folder.
    private string? Find(string runId)
    {
        if (Run.GoldenDirectory is not { } folder || runId.Contains('\0') || Path.GetFileName(runId) != runId)
            return null;
        var path = Path.Combine(folder, ShadowGoldenFile.FileName(runId));
        return File.Exists(path) ? path : null;
    }
}
