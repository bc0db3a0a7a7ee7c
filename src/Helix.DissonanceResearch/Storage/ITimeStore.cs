using Helix.DissonanceResearch.Entries;

namespace Helix.DissonanceResearch.Storage;

/// <summary>
/// Where entries are kept. All but the two queries block, and belong to one thread, the writer's: a commit waits for the
/// disk, and must not hold up a thread of the pool that answers requests.
/// </summary>
internal interface ITimeStore : IDisposable
{
    /// <summary>What it is, in the answer to a status request: <c>sqlite</c> or <c>postgresql</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// Opens the storage, or opens it again: creates it or brings its schema up to date, and writes to it, so that a
    /// storage that is open is known to take entries.
    /// </summary>
    /// <exception cref="StorageException">It cannot be used now.</exception>
    StoreTotals Open();

    /// <summary>Stores a group of entries in one transaction. On return they survive a loss of power.</summary>
    /// <param name="group">The entries, in the order in which they get their numbers.</param>
    /// <returns>What became of each, in the same order.</returns>
    /// <exception cref="StorageException">None of them can be said to be stored.</exception>
    IReadOnlyList<AppendResult> Append(IReadOnlyList<PendingEntry> group);

    /// <summary>Sees whether the storage is still there, and what it holds.</summary>
    /// <exception cref="StorageException">It cannot be used now.</exception>
    StoreTotals Check();

    /// <summary>The entry with the highest number, or null.</summary>
    /// <exception cref="StorageException">It cannot be read now.</exception>
    ValueTask<TimeEntry?> LastAsync(CancellationToken cancellationToken);

    /// <summary>The first entries of a range, in the order of their instants and, of equal ones, of their numbers.</summary>
    /// <exception cref="StorageException">It cannot be read now.</exception>
    ValueTask<IReadOnlyList<TimeEntry>> ReadAsync(EntryRange range, CancellationToken cancellationToken);
}
