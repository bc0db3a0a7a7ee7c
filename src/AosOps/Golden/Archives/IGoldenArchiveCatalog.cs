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
}
