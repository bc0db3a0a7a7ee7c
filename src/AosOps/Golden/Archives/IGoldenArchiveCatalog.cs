using AosOps.Golden.Storage;
using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>Knows what the archives hold.</summary>
public interface IGoldenArchiveCatalog
{
    /// <summary>
    /// Finds an archive that holds a golden file as it is now: a member from the same run folder and of the same name,
    /// with the same bytes, and beside it the same signature where the file has one. Only then can the file be removed
    /// without a loss.
    /// </summary>
    /// <param name="file">The golden file, or an orphaned signature.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The path of the archive, or null where none holds it.</returns>
    /// <exception cref="AosException">The file, or the archive directory, cannot be read.</exception>
    Task<string?> FindAsync(GoldenFile file, CancellationToken cancellationToken);

    /// <summary>Lists what archives hold, undamaged, of the golden files of a directory, whether these are still there or not.</summary>
    /// <param name="directory">The directory of the golden files; it need not exist.</param>
    /// <param name="observer">Is told of an archive that cannot be read; the others count.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The names, each with the SHA-256 of the content in lower-case hexadecimal digits.</returns>
    /// <exception cref="AosException">The archive directory cannot be read.</exception>
    IReadOnlySet<(string Name, string Sha256)> List(string directory, IOperationObserver observer, CancellationToken cancellationToken);
}
