namespace AosOps.Shadow;

/// <summary>How a cycle ended, as far as it is known; a cycle may be reported in two lines.</summary>
internal readonly record struct CycleEnd(int Number, ShadowCycleState State, int Mismatches)
{
    /// <summary>No cycle.</summary>
    public static CycleEnd None => new(CycleTally.NoCycle, ShadowCycleState.Running, 0);

    /// <summary>Judges a cycle by its numbers: without all of them it crashed, whatever the others say.</summary>
    public static CycleEnd Of(int number, int? workflows, int? replays, int? mismatches) => (workflows, replays, mismatches) switch
    {
        (_, _, > 0) => new(number, ShadowCycleState.Failed, mismatches.Value),
        (null, _, _) or (_, null, _) or (_, _, null) => new(number, ShadowCycleState.Crashed, 0),
        _ => new(number, ShadowCycleState.Succeeded, 0),
    };

    /// <summary>Adds what a second line says of the same cycle: the worse of the two holds.</summary>
    public CycleEnd With(CycleEnd other) =>
        new(Number, State > other.State ? State : other.State, Math.Max(Mismatches, other.Mismatches));
}
