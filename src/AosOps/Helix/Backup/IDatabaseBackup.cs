using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Copies databases that are in use.</summary>
public interface IDatabaseBackup
{
    /// <summary>
    /// Copies an SQLite database by its online backup: what was committed when the copy began is in it, whole, while others
    /// go on writing. The copy is one file, and was checked.
    /// </summary>
    /// <param name="source">The database.</param>
    /// <param name="destination">The file to create.</param>
    /// <param name="token">Ends the copying between two steps.</param>
    /// <returns>A task that ends when the copy is on disk.</returns>
    /// <exception cref="AosException">The database cannot be read, the copy not be written, or the copy is damaged.</exception>
    Task CopyAsync(string source, string destination, CancellationToken token);
}
