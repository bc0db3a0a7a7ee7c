using System.Runtime.CompilerServices;
using AosOps.Configuration;
using AosOps.Golden.Retention;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Golden.Signatures;

/// <summary>
/// Changes signatures: first it finds what is concerned, then it signs what of that is approved. Every signature is
/// replaced at one instant, so that however the work ends each golden file is signed as it was or as it was to be; what
/// was interrupted is completed by doing it again.
/// </summary>
/// <param name="configuration">Says where the lock and the log are.</param>
/// <param name="clock">Says what time it is, for both.</param>
public sealed class GoldenSigner(AosConfiguration configuration, TimeProvider clock)
{
    private readonly RetentionLog log = new(configuration.RetentionLogPath, clock);

    /// <summary>Makes the batch in which signatures go to disk together.</summary>
    internal Func<IOperationObserver, SignatureBatch> CreateBatch { get; init; } = static observer => new SignatureBatch(observer);

    /// <summary>Makes a change under the lock of all retention, and records in the log what was to be done and what was.</summary>
    /// <param name="change">The change. Its secrets may be disposed of when the results have been read.</param>
    /// <param name="paths">Golden files, signatures, golden folders or run directories.</param>
    /// <param name="approval">Is asked once a directory. In a dry run it is shown each golden file, and nothing is changed.</param>
    /// <param name="observer">Is told of directories that cannot be listed and golden files that could not be signed; the others go on.</param>
    /// <param name="cancellationToken">Ends the work: what is not in its place by then is given up.</param>
    /// <returns>
    /// First what is left alone, then what was signed, or by then was to be left alone too: when such a result comes, it is on disk.
    /// </returns>
    /// <exception cref="AosException">
    /// The lock is taken (<see cref="ErrorIds.RetentionLocked"/>), or the log cannot be written; then nothing has changed. Or
    /// there is no room for another signature (<see cref="ErrorIds.SignatureDiskFull"/>), or what was written cannot be
    /// brought to disk; then each golden file of which no result came is signed as it was or as it was to be.
    /// </exception>
    public async IAsyncEnumerable<GoldenSignature> SignAsync(
        GoldenSignatureChange change, IEnumerable<string> paths, IChangeApproval approval, IOperationObserver observer,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(approval);
        ArgumentNullException.ThrowIfNull(observer);
        var concerned = new List<string>();
        foreach (var evidence in GoldenSignatureTester.Examine(SignatureListing.Find(paths, observer), change.Secrets, "Reading signatures", observer, cancellationToken))
        {
            if (change.Concerns(evidence))
                concerned.Add(evidence.Path);
            else
                yield return change.Describe(evidence);
        }

        var approved = Approved(change, concerned, approval);
        if (approved.Count == 0)
            yield break;
        using var taken = await RetentionLock.TakeAsync(configuration, change.Command, clock, cancellationToken);
        await foreach (var result in ApplyAsync(change, approved, observer, cancellationToken))
            yield return result;
    }

    private static List<string> Approved(GoldenSignatureChange change, List<string> files, IChangeApproval approval)
    {
        var approved = new List<string>(files.Count);
        foreach (var directory in files.GroupBy(static file => Path.GetDirectoryName(file)!))
        {
            if (approval.Approves($"{directory.Key}: {directory.Count():N0} golden files", change.Description))
                approved.AddRange(directory);
            else if (approval.IsDryRun)
            {
                foreach (var file in directory)
                    approval.Approves(file, change.Description);
            }
        }

        return approved;
    }

    /// <summary>Signs what was approved. What has changed since, so that it is no longer concerned, is left alone.</summary>
    private async IAsyncEnumerable<GoldenSignature> ApplyAsync(
        GoldenSignatureChange change, List<string> files, IOperationObserver observer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tally = new SignatureTally(change, files);
        foreach (var line in tally.Begin())
            await log.AppendAsync(change.Action, line, cancellationToken);
        try
        {
            foreach (var result in Apply(change, files, observer, cancellationToken))
            {
                tally.Add(result);
                yield return result;
            }
        }
        finally
        {
            foreach (var line in tally.End())
                await log.AppendAsync(change.Action, line, CancellationToken.None);
        }
    }

    /// <summary>
    /// Golden files are examined on all processors, and their signatures staged by one: those who create files in one
    /// directory wait for each other, which costs them more than the work.
    /// </summary>
    private IEnumerable<GoldenSignature> Apply(
        GoldenSignatureChange change, List<string> files, IOperationObserver observer, CancellationToken cancellationToken)
    {
        using var writer = new SignatureWriter(change);
        using var batch = CreateBatch(observer);
        var done = 0;
        foreach (var evidence in GoldenSignatureTester.Examine(files, change.Secrets, "Signing golden files", observer, cancellationToken))
        {
            foreach (var result in batch.IsFull ? batch.Publish() : [])
                yield return result;
            var staged = writer.Stage(evidence);
            if (staged.LacksRoom)
            {
                // What is published makes room: that of the signatures that it replaces.
                foreach (var result in batch.Publish())
                    yield return result;
                staged = writer.Stage(evidence);
            }

            batch.Add(staged.LacksRoom ? throw NoRoom(evidence.Path, done, files.Count) : staged);
            done++;
        }

        foreach (var result in batch.Publish())
            yield return result;
    }

    private static AosException NoRoom(string file, int done, int count)
    {
        var directory = Path.GetDirectoryName(file)!;
        return new AosException(
            ErrorIds.SignatureDiskFull,
            FailureKind.WriteFailed,
            $"There is no room in '{directory}' for another signature: {DiskUsage.Of(directory).AvailableBytes:N0} bytes are free. Of {count} golden files {done} are dealt with; the others are as they were.")
        {
            FilePath = file,
            Remedy = "Make room, and give the command again: it does what is left.",
        };
    }
}
