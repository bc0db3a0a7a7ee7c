using AosOps.Configuration;
using AosOps.Golden.Storage;

namespace AosOps.Golden.Archives;

/// <summary>Stands in until archives can be read: none holds anything.</summary>
/// <param name="configuration">Says where the archives are.</param>
public sealed class GoldenArchiveCatalog(AosConfiguration configuration) : IGoldenArchiveCatalog
{
    /// <inheritdoc/>
    public Task<string?> FindAsync(GoldenFile file, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(string.IsNullOrEmpty(configuration.ArchiveDirectory) ? "" : null);
}
