using System.Runtime.CompilerServices;
using AosOps.Configuration;
using AosOps.Golden.Archives;
using AosOps.Golden.Storage;
using AosOps.Operations;

namespace AosOps.Golden.Retention;

/// <summary>
/// Removes golden files with their signatures: only in monitored directories, only what an archive holds as it is (unless
/// that is waived), only what nobody writes, and only the version that was looked at.
/// </summary>
/// <param name="configuration">Says where the monitored directories, the lock and the log are.</param>
/// <param name="archives">Knows what the archives hold.</param>
/// <param name="clock">Says what time it is.</param>
public sealed class GoldenRemover(AosConfiguration configuration, IGoldenArchiveCatalog archives, TimeProvider clock)
{
    private readonly RetentionLog log = new(configuration.RetentionLogPath, clock);

    /// <summary>Removes golden files under the lock of all retention, and records in the log how many it were.</summary>
    /// <param name="files">The files, as they were listed, some at a time.</param>
    /// <param name="options">What may be removed.</param>
    /// <param name="approval">Is asked before each.</param>
    /// <param name="observer">Is told of what could not be removed; the rest goes on.</param>
    /// <param name="cancellationToken">Ends the removal after the present file.</param>
    /// <returns>What became of each file; nothing of those that were not approved.</returns>
    /// <exception cref="AosException">Somebody else holds the lock.</exception>
    public async IAsyncEnumerable<GoldenRemoval> RemoveAsync(
        IEnumerable<IReadOnlyList<GoldenFile>> files,
        GoldenRemovalOptions options,
        IChangeApproval approval,
        IOperationObserver observer,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(approval);
        ArgumentNullException.ThrowIfNull(observer);
        using var taken = approval.IsDryRun ? null : await RetentionLock.TakeAsync(configuration, "Remove-GoldenFile", clock, cancellationToken);
        using var folders = new MonitoredFolders(new MonitoredDirectories(configuration), warnsOfRuns: options.Unarchived, observer);
        var work = new RemovalWork(folders, archives, options, clock, approval, observer);
        var record = new RemovalRecord(log, folders);
        try
        {
            foreach (var batch in files)
            {
                await foreach (var item in work.RunAsync(batch, cancellationToken))
                {
                    record.Add(item);
                    yield return item;
                }
            }
        }
        finally
        {
            await record.WriteAsync(observer);
        }
    }
}
