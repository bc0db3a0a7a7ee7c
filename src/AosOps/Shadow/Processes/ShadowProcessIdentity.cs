namespace AosOps.Shadow;

/// <summary>The living process that executes a run.</summary>
/// <param name="ProcessId">The process id.</param>
/// <param name="StartTicks">
/// When it started, as <see cref="ShadowProcessFile.StartTicks"/>: with it, somebody who gets the same id later is not
/// taken for this process.
/// </param>
/// <param name="FoundBy">What shows that it executes the run.</param>
public sealed record ShadowProcessIdentity(int ProcessId, long StartTicks, ShadowProcessEvidence FoundBy)
{
    /// <summary>Says whether the process is still alive (a zombie is not).</summary>
    /// <returns>True where it is that very process.</returns>
    public bool IsAlive() => ShadowProcessFile.Describe(ProcessId)?.StartTicks == StartTicks;
}
