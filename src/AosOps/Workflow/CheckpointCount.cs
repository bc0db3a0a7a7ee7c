namespace AosOps.Workflow;

/// <summary>How many checkpoints the database holds.</summary>
/// <param name="Table">The table that holds them.</param>
/// <param name="Count">Its rows.</param>
public sealed record CheckpointCount(string Table, long Count);
