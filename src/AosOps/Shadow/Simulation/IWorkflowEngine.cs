using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Executes workflows. The same type and seed must give the same hashes, bit for bit, or a run is not deterministic.</summary>
public interface IWorkflowEngine
{
    /// <summary>The workflow types that the engine knows.</summary>
    IReadOnlyList<string> WorkflowTypes { get; }

    /// <summary>Executes a workflow.</summary>
    /// <param name="workflowType">One of <see cref="WorkflowTypes"/>.</param>
    /// <param name="seed">The base seed, from which the seed of each step follows.</param>
    /// <returns>The hashes of the steps and of the whole.</returns>
    /// <exception cref="AosException">The engine does not know the type (<see cref="ErrorIds.WorkflowTypeUnknown"/>).</exception>
    WorkflowExecution Execute(string workflowType, ulong seed);
}
