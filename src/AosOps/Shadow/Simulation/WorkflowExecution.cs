namespace AosOps.Shadow;

/// <summary>What an execution of a workflow gave.</summary>
/// <param name="StepHashes">One <c>SKILL:16HEX</c> a step, in order.</param>
/// <param name="WorkflowHash">The SHA-256 of the step hashes joined by <c>:</c>, as 64 lower-case hexadecimal digits.</param>
public sealed record WorkflowExecution(IReadOnlyList<string> StepHashes, string WorkflowHash);
