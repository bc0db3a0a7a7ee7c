using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Storage;

/// <summary>Lists golden files.</summary>
/// <param name="clock">Says how old they are.</param>
public sealed class GoldenFileFinder(TimeProvider clock)
{
    /// <summary>
    /// Lists golden files, each as it is reached and in no particular order. Only ordinary files are golden files: a
    /// symbolic link is none, wherever it leads. What vanishes in the meantime is left out.
    /// </summary>
    /// <param name="paths">Golden folders, run directories (their golden folder is meant), or golden files.</param>
    /// <param name="filter">Which of the files are meant.</param>
    /// <param name="observer">Is told of what cannot be listed; the rest goes on.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The golden files.</returns>
    public IEnumerable<GoldenFile> Find(IEnumerable<string> paths, GoldenFileFilter filter, IOperationObserver observer, CancellationToken cancellationToken)
    {
        foreach (var batch in FindBatches(paths, filter, observer, cancellationToken))
        {
            foreach (var file in batch)
                yield return file;
        }
    }

    /// <summary>Lists golden files as <see cref="Find"/> does, some at a time: of a hundred thousand, each costs less so.</summary>
    /// <param name="paths">Golden folders, run directories (their golden folder is meant), or golden files.</param>
    /// <param name="filter">Which of the files are meant.</param>
    /// <param name="observer">Is told of what cannot be listed; the rest goes on.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The golden files.</returns>
    public IEnumerable<IReadOnlyList<GoldenFile>> FindBatches(
        IEnumerable<string> paths, GoldenFileFilter filter, IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(observer);
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path);
            var batches = Directory.Exists(full) ? ListFolder(GoldenFolder.Find(full), filter, observer, cancellationToken) : ListFile(full, filter, observer);
            using var each = batches.GetEnumerator();
            while (MoveNext(each, full, observer))
                yield return each.Current;
        }
    }

    private IEnumerable<IReadOnlyList<GoldenFile>> ListFolder(string path, GoldenFileFilter filter, IOperationObserver observer, CancellationToken token)
    {
        using var folder = DirectoryHandle.Open(path);
        foreach (var batch in new GoldenFolderListing(folder, filter, clock.GetUtcNow(), observer).Batches(token))
            yield return batch;
    }

    private IEnumerable<IReadOnlyList<GoldenFile>> ListFile(string path, GoldenFileFilter filter, IOperationObserver observer)
    {
        using var folder = DirectoryHandle.Open(Path.GetDirectoryName(path)!);
        if (new GoldenFolderListing(folder, filter, clock.GetUtcNow(), observer).File(Path.GetFileName(path)) is { } file)
            yield return [file];
    }

    private static bool MoveNext(IEnumerator<IReadOnlyList<GoldenFile>> batches, string path, IOperationObserver observer)
    {
        try
        {
            return batches.MoveNext();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or AosException)
        {
            observer.Fail(AosException.FromFile(path, cause), path);
            return false;
        }
    }
}
