using AosOps.Operations;

namespace AosOps.Drills;

/// <summary>Something that an operator practises in a drill.</summary>
internal interface IDrillExercise
{
    /// <summary>What is practised.</summary>
    string Name { get; }

    /// <summary>The command line that an operator types for it.</summary>
    string Command { get; }

    /// <summary>What should happen.</summary>
    string Expected { get; }

    /// <summary>Does it in the sandbox.</summary>
    /// <exception cref="AosException">It could not be done: the step failed, or is skipped where an endpoint is unreachable.</exception>
    Task<DrillFinding> RunAsync(DrillSandbox sandbox, IOperationObserver observer, CancellationToken token);
}
