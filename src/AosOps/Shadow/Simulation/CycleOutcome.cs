namespace AosOps.Shadow;

/// <summary>What came of a cycle.</summary>
/// <param name="Report">Its report.</param>
/// <param name="Faults">The golden files that did not replay, each with its reason.</param>
/// <param name="Problems">What else failed, a sentence each: with any, the cycle crashed.</param>
/// <param name="IsFinished">False where the run was told to end before the cycle had.</param>
internal sealed record CycleOutcome(CycleReport Report, IReadOnlyList<ShadowReplay> Faults, IReadOnlyList<string> Problems, bool IsFinished)
{
    /// <summary>Whether something else failed than a replay.</summary>
    public bool Crashed => Problems.Count > 0;

    /// <summary>A further problem: the cycle has not passed.</summary>
    public CycleOutcome With(string problem) => this with
    {
        Report = Report with { Passed = false },
        Problems = [problem, .. Problems],
    };
}
