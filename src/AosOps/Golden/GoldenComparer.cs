using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>
/// Compares golden files: two files, or two directories by run id. Leaves compare by exact path, type and value:
/// numbers by value, strings by code point, keys in any order; <c>run_id</c> at the top (or of an event of JSON Lines)
/// is identity, not content. What cannot be read is never a match.
/// </summary>
/// <param name="options">How to compare.</param>
public sealed class GoldenComparer(GoldenDiffOptions options)
{
    private const string Activity = "Comparing golden files";

    /// <summary>Compares two files, or two directories.</summary>
    /// <param name="referencePath">A golden file, a folder of them, or a run directory.</param>
    /// <param name="differencePath">What to compare with it, of the same kind.</param>
    /// <param name="observer">Is told of files that cannot be read.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    /// <returns>One comparison a pair, in the order of the run ids, streamed.</returns>
    /// <exception cref="AosException">A path does not exist, a file was paired with a directory, or neither directory has golden files.</exception>
    public IAsyncEnumerable<GoldenDiff> CompareAsync(
        string referencePath, string differencePath, IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var directories = (Directory.Exists(referencePath), Directory.Exists(differencePath));
        var pairs = directories switch
        {
            (true, true) => GoldenPairing.OfDirectories(GoldenFolder.Find(referencePath), GoldenFolder.Find(differencePath)),
            (false, false) => [GoldenPairing.OfFiles(referencePath, differencePath)],
            _ => throw Mismatched(referencePath, differencePath, directories.Item1),
        };
        return Compare(pairs, observer, cancellationToken).ToAsyncEnumerable();
    }

    private IEnumerable<GoldenDiff> Compare(List<GoldenPair> pairs, IOperationObserver observer, CancellationToken cancellationToken)
    {
        var done = 0;
        var batches = OrderedParallel.Map(
            pairs.Count, () => new GoldenPairComparer(options), (comparer, index) => comparer.Compare(pairs[index], cancellationToken), cancellationToken);
        foreach (var batch in batches)
        {
            foreach (var result in batch)
            {
                foreach (var failure in result.Failures)
                    observer.Fail(failure, failure.FilePath);
                yield return result.Diff;
            }

            done += batch.Length;
            observer.Report(new OperationProgress(Activity, $"{done} of {pairs.Count}", (double)done / pairs.Count));
        }
    }

    private static AosException Mismatched(string reference, string difference, bool referenceIsDirectory)
    {
        var (file, directory) = referenceIsDirectory ? (difference, reference) : (reference, difference);
        if (!File.Exists(file))
            return AosException.FromFile(file, new FileNotFoundException());
        return new AosException(ErrorIds.GoldenPairMismatched, FailureKind.InvalidArgument, $"'{file}' is a file and '{directory}' is a directory: they cannot be compared.")
        {
            FilePath = file,
            Remedy = "Name two files or two directories.",
        };
    }
}
