namespace AosOps.Workflow;

/// <summary>
/// Makes the clients of the services that workflows depend on. Implemented by the assembly of integrations,
/// which a host loads only when a command needs one of them.
/// </summary>
public interface IWorkflowServices : IDisposable
{
    /// <summary>The metrics server.</summary>
    IMetricsSource Metrics { get; }

    /// <summary>The backend.</summary>
    IBackendProbe Backend { get; }

    /// <summary>The cache.</summary>
    ICacheProbe Cache { get; }

    /// <summary>The database of checkpoints.</summary>
    ICheckpointStore Checkpoints { get; }
}
