using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Drills;

/// <summary>Something that is practised on the emergency stop of the sandbox.</summary>
internal abstract class EmergencyStopExercise(TimeProvider time) : IDrillExercise
{
    /// <summary>The reason that the drill gives.</summary>
    protected const string Reason = "tabletop drill";

    public abstract string Name { get; }

    public abstract string Command { get; }

    public abstract string Expected { get; }

    public Task<DrillFinding> RunAsync(DrillSandbox sandbox, IOperationObserver observer, CancellationToken token) =>
        RunAsync(sandbox.Stop(time), observer, token);

    /// <summary>Does it.</summary>
    protected abstract Task<DrillFinding> RunAsync(EmergencyStop stop, IOperationObserver observer, CancellationToken token);
}
