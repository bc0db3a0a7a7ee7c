using System.Runtime.CompilerServices;
using AosOps.Configuration;
using AosOps.Golden.Retention;
using AosOps.Operations;
using AosOps.Shadow;

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
    /// <param name="cancellationToken">Ends the work: what is not in its place by then is given up.</param>
    /// <returns>One result a golden file, streamed: when a result comes, it is on disk.</returns>
    /// <exception cref="AosException">
    /// The lock is taken (<see cref="ErrorIds.RetentionLocked"/>), or the log cannot be written; then nothing has changed. Or
    /// there is no room for another signature (<see cref="ErrorIds.SignatureDiskFull"/>), or what was written cannot be
    /// brought to disk; then the golden files of which no result came are as they were.
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

    /// <summary>
    /// Golden files are examined on all processors, and their signatures staged by one: those who create files in one
    /// directory wait for each other, which costs them more than the work.
    /// </summary>
    private static IEnumerable<GoldenSignature> Apply(
        GoldenSignatureChange change, IReadOnlyList<string> files, IOperationObserver observer, CancellationToken cancellationToken)
    {
        using var writer = new SignatureWriter(change);
        using var batch = new SignatureBatch(observer);
        var done = 0;
        foreach (var evidence in GoldenSignatureTester.Examine(files, change.Secrets, "Signing golden files", observer, cancellationToken))
        {
            var staged = writer.Stage(evidence);
            if (batch.IsFull || staged.LacksRoom)
            {
                // What is published makes room: that of the signatures that it replaces.
                foreach (var result in batch.Publish())
                    yield return result;
                staged = staged.LacksRoom ? writer.Stage(evidence) : staged;
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
