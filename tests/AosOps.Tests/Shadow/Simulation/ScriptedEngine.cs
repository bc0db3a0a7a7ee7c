using AosOps.Shadow;

namespace AosOps.Tests.Shadow;

/// <summary>A workload that does what a test says; it counts its executions from 1.</summary>
internal sealed class ScriptedEngine(Func<string, ulong, int, WorkflowExecution> execute) : IWorkflowEngine
{
    private int calls;

    public IReadOnlyList<string> WorkflowTypes { get; } = new Workload().WorkflowTypes;

    public WorkflowExecution Execute(string workflowType, ulong seed) => execute(workflowType, seed, Interlocked.Increment(ref calls));
}
