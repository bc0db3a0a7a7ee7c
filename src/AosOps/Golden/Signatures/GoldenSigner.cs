using System.Runtime.CompilerServices;
using AosOps.Configuration;
using AosOps.Golden.Retention;
using AosOps.Operations;

namespace AosOps.Golden.Signatures;

/// <summary>
/// Changes signatures: first it says what would be changed, then it changes what it is told to. Every signature is
/// replaced at one instant, so that however the work ends each golden file is signed as it was or as it was to be; what
/// was interrupted is completed by doing it again.
/// </summary>
/// <param name="configuration">Says where the lock and the log are.</param>
/// <param name="clock">Says what time it is, for both.</param>
public sealed class GoldenSigner(AosConfiguration configuration, TimeProvider clock)
{
    /// <summary>How many signatures are flushed to disk together.</summary>
    private const int BatchSize = 1024;

    private readonly RetentionLog log = new(configuration.RetentionLogPath, clock);

    /// <summary>Says what a change would do.</summary>
    /// <param name="change">The change.</param>
    /// <param name="paths">Golden files, signatures, golden folders or run directories.</param>
    /// <param name="observer">Is told of directories that cannot be listed; the others go on.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What would be signed, and what would be left alone.</returns>
    public static Task<GoldenSignaturePlan> PlanAsync(
        GoldenSignatureChange change, IEnumerable<string> paths, IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(observer);
        var concerned = new List<string>();
        var leftAlone = new List<GoldenSignature>();
        var files = SignatureListing.Find(paths, observer);
        foreach (var evidence in GoldenSignatureTester.Examine(files, change.Secrets, "Reading signatures", observer, cancellationToken))
        {
            if (change.Concerns(evidence))
                concerned.Add(evidence.Path);
            else
                leftAlone.Add(change.Describe(evidence));
        }

        return Task.FromResult(new GoldenSignaturePlan(concerned, leftAlone));
    }

    /// <summary>Makes a change. What has changed since it was planned, so that it is no longer concerned, is left alone.</summary>
    /// <param name="change">The change. The secrets may be disposed of when the results have been read.</param>
    /// <param name="files">The full paths of the golden files.</param>
    /// <param name="command">The cmdlet, for whoever finds the lock taken.</param>
    /// <param name="observer">Is told of golden files that could not be signed; the others go on.</param>
    /// <param name="cancellationToken">Ends the work between two batches.</param>
    /// <returns>One result a golden file, streamed: when a result comes, it is on disk.</returns>
    /// <exception cref="AosException">
    /// The lock is taken (<see cref="ErrorIds.RetentionLocked"/>), or the log cannot be written; then nothing has changed.
    /// </exception>
    public async IAsyncEnumerable<GoldenSignature> ApplyAsync(
        GoldenSignatureChange change, IReadOnlyList<string> files, string command, IOperationObserver observer,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(observer);
        if (files.Count == 0)
            yield break;
        using var taken = await RetentionLock.TakeAsync(configuration, command, clock, cancellationToken);
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

    private static IEnumerable<GoldenSignature> Apply(
        GoldenSignatureChange change, IReadOnlyList<string> files, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var batch in files.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var result in new SignatureBatch(Stage(change, batch), observer).Publish())
                yield return result;
            done += batch.Length;
            observer.Report(new OperationProgress("Signing golden files", $"{done} of {files.Count}", (double)done / files.Count));
        }
    }

    /// <summary>Stages the signatures of a batch on all processors, and does not return before all are staged: whoever has them can remove them.</summary>
    private static StagedSignature[] Stage(GoldenSignatureChange change, string[] files)
    {
        var staged = new StagedSignature[files.Length];
        Parallel.For(
            0,
            files.Length,
            () => new SignatureWriter(change),
            (i, _, writer) =>
            {
                staged[i] = writer.Stage(files[i]);
                return writer;
            },
            static _ => { });
        return staged;
    }
}
