using AosOps.Operations;

namespace AosOps.Golden.Stores;

/// <summary>An object store. Its calls repeat themselves where it is worth it, and each has a timeout.</summary>
public interface IArchiveStore : IDisposable
{
    /// <summary>The address, without credentials.</summary>
    string Endpoint { get; }

    /// <summary>Looks at an object.</summary>
    /// <param name="location">The object.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the store says of it; null where there is none.</returns>
    /// <exception cref="AosException">The store cannot be reached, or refuses.</exception>
    Task<StoredObject?> FindAsync(StoreLocation location, CancellationToken cancellationToken);

    /// <summary>
    /// Uploads an archive. The object appears whole or not at all. Of a large archive several parts are sent at a time;
    /// when the upload fails or is cancelled, the parts that were sent are removed.
    /// </summary>
    /// <param name="location">The object.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="replace">
    /// Whether an object that is there is replaced. Where it is not, stores that know conditional writes refuse to; others replace it.
    /// </param>
    /// <param name="sent">Is told how many bytes have been sent, each time how many more.</param>
    /// <param name="observer">Is warned of parts that could not be removed.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    /// <returns>The tag of the object, as in <see cref="StoredObject.Tag"/>, when the store has it; null where it refused because one is there.</returns>
    /// <exception cref="AosException">
    /// The store cannot be reached, or refuses; <see cref="ErrorIds.ArchiveCopyCorrupt"/> where it received other bytes than were sent.
    /// </exception>
    Task<string?> UploadAsync(StoreLocation location, ArchiveDigest archive, bool replace, IProgress<long> sent, IOperationObserver observer, CancellationToken cancellationToken);

    /// <summary>Reads an object to its end.</summary>
    /// <param name="location">The object.</param>
    /// <param name="size">Its size.</param>
    /// <param name="take">Takes one part after the other, each once.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A task that ends when the last part was taken.</returns>
    /// <exception cref="AosException">The store cannot be reached, or refuses.</exception>
    Task ReadAsync(StoreLocation location, long size, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken);
}
