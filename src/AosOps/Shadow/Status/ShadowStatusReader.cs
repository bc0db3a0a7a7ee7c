using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Reads the status of runs.</summary>
/// <param name="snapshots">Observes them.</param>
public sealed class ShadowStatusReader(ShadowSnapshotReader snapshots)
{
    /// <summary>Reads the status of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">How to look.</param>
    /// <param name="observer">Is told what could not be observed.</param>
    /// <param name="cancellationToken">Ends the observation.</param>
    /// <returns>The status.</returns>
    public Task<ShadowStatus> ReadAsync(ShadowRun run, ShadowSnapshotOptions options, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var snapshot = snapshots.ReadAsync(run, options, observer, cancellationToken);
        return snapshot.IsCompletedSuccessfully ? Task.FromResult(ShadowStatus.Of(snapshot.Result)) : DescribeAsync(snapshot);
    }

    private static async Task<ShadowStatus> DescribeAsync(Task<ShadowSnapshot> snapshot) => ShadowStatus.Of(await snapshot);
}
