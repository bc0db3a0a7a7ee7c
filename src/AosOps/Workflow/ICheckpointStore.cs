using AosOps.Operations;

namespace AosOps.Workflow;

/// <summary>The database in which the workflow engine keeps its checkpoints.</summary>
public interface ICheckpointStore
{
    /// <summary>The address, as <c>host:port/database</c>, without credentials.</summary>
    string Endpoint { get; }

    /// <summary>Counts the checkpoints, in <c>workflow_checkpoints</c> or, in older deployments, <c>checkpoints</c>.</summary>
    /// <param name="token">Cancels the call.</param>
    /// <returns>The table that was counted, and its rows.</returns>
    /// <exception cref="EndpointException">The database cannot be reached, refuses the credentials, or has neither table.</exception>
    Task<CheckpointCount> CountAsync(CancellationToken token);
}
