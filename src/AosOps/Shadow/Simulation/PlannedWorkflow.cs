namespace AosOps.Shadow;

/// <summary>A workflow that a worker is to execute.</summary>
internal sealed record PlannedWorkflow(int Worker, string RunId, string WorkflowType, ulong Seed);
