using AosOps.Operations;

namespace AosOps.Golden.Signatures;

/// <summary>Tests signatures. It only reads.</summary>
public static class GoldenSignatureTester
{
    private const string Activity = "Testing signatures";

    /// <summary>Tests the signatures of golden files.</summary>
    /// <param name="paths">Golden files, signatures, golden folders or run directories.</param>
    /// <param name="secret">The secret. The caller disposes of it when the results have been read.</param>
    /// <param name="observer">Is told of directories that cannot be listed; the others go on.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One result a golden file, streamed: directories in the order given, their files by name.</returns>
    public static IAsyncEnumerable<GoldenSignature> TestAsync(
        IEnumerable<string> paths, GoldenSecret secret, IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(observer);
        var files = SignatureListing.Find(paths, observer);
        return Examine(files, [secret], Activity, observer, cancellationToken).Select(static evidence => evidence.ToSignature()).ToAsyncEnumerable();
    }

    /// <summary>Examines golden files on all processors.</summary>
    internal static IEnumerable<SignatureEvidence> Examine(
        IReadOnlyList<string> files, IReadOnlyList<GoldenSecret> secrets, string activity, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var done = 0;
        var batches = OrderedParallel.Map(files.Count, () => new SignatureExaminer(secrets), (examiner, index) => examiner.Examine(files[index]), cancellationToken);
        foreach (var batch in batches)
        {
            foreach (var evidence in batch)
                yield return evidence;
            done += batch.Length;
            observer.Report(new OperationProgress(activity, $"{done} of {files.Count}", (double)done / files.Count));
        }
    }
}
