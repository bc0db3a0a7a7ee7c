using System.Security.Cryptography;
using AosOps.Golden.Retention;
using AosOps.Operations;

namespace AosOps.Golden.Stores;

/// <summary>
/// Copies archives into an object store, and shows for each that the store holds it: by the SHA-256 that the store
/// computed, and where it computes none by reading the object back.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="log">Gets a line for each copy.</param>
/// <param name="clock">Measures.</param>
public sealed class GoldenArchiveCopier(IArchiveStore store, RetentionLog log, TimeProvider clock)
{
    /// <summary>Copies an archive.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="destination">The object that it becomes.</param>
    /// <param name="replace">Whether an object with another content is replaced.</param>
    /// <param name="observer">Is told of progress, and of parts that could not be removed.</param>
    /// <param name="cancellationToken">Ends the copying; the parts that were sent are removed.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="AosException">
    /// The archive cannot be read; the store cannot be reached, or refuses; there is an object with another content
    /// (<see cref="ErrorIds.ArchiveCopyConflict"/>); or the store holds other bytes than were sent, and keeps them
    /// (<see cref="ErrorIds.ArchiveCopyCorrupt"/>).
    /// </exception>
    public async Task<GoldenArchiveCopy> CopyAsync(
        string path, StoreLocation destination, bool replace, IOperationObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(observer);
        var started = clock.GetTimestamp();
        var name = Path.GetFileName(path);
        var archive = await ArchiveDigest.ComputeAsync(path, new ByteProgress($"Reading {name}", new FileInfo(path) is { Exists: true } file ? file.Length : 0, observer), cancellationToken);
        var existing = await store.FindAsync(destination, cancellationToken);
        if (existing is not null && await VerifyAsync(archive, destination, existing, observer, cancellationToken) is { } same)
            return Describe(archive, destination, GoldenArchiveCopyOutcome.AlreadyThere, same, started);
        if (existing is not null && !replace)
            throw Conflict(destination);
        var tag = await store.UploadAsync(destination, archive, replace, new ByteProgress($"Copying {name}", archive.Size, observer), observer, cancellationToken);
        var stored = await store.FindAsync(destination, cancellationToken);
        if (stored is null || await VerifyAsync(archive, destination, stored, observer, cancellationToken) is not { } verification)
            throw tag is null ? Conflict(destination) : await ExplainAsync(destination, tag, cancellationToken);
        if (tag is null)
            return Describe(archive, destination, GoldenArchiveCopyOutcome.AlreadyThere, verification, started);
        await log.RecordAsync(
            RetentionAction.Copy,
            $"'{path}' copied to '{destination}' at {store.Endpoint}: {archive.Size} bytes, SHA-256 {archive.Sha256}, verified by {(verification == GoldenArchiveVerification.ReadBack ? "reading it back" : "the store's checksum")}",
            observer,
            path);
        return Describe(archive, destination, GoldenArchiveCopyOutcome.Copied, verification, started);
    }

    /// <summary>Says how it is shown that an object is the archive; null where it is not.</summary>
    private async Task<GoldenArchiveVerification?> VerifyAsync(
        ArchiveDigest archive, StoreLocation location, StoredObject stored, IOperationObserver observer, CancellationToken cancellationToken)
    {
        if (stored.Size != archive.Size)
            return null;
        if (archive.Matches(stored.Checksum))
            return GoldenArchiveVerification.StoreChecksum;
        var progress = new ByteProgress($"Reading back {location}", stored.Size, observer);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await store.ReadAsync(
            location,
            stored.Size,
            part =>
            {
                hash.AppendData(part.Span);
                progress.Report(part.Length);
            },
            cancellationToken);
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == archive.Sha256 ? GoldenArchiveVerification.ReadBack : null;
    }

    private GoldenArchiveCopy Describe(
        ArchiveDigest archive, StoreLocation destination, GoldenArchiveCopyOutcome outcome, GoldenArchiveVerification verification, long started) =>
        GoldenArchiveCopy.Of(archive, outcome, verification, clock.GetElapsedTime(started), store.Endpoint, archive.Path, destination.ToString());

    /// <summary>
    /// Says why what is there is not what was sent. It is never removed: not every store can remove an object only as long
    /// as it is that one, and in its place may be, a moment later, what another machine has copied.
    /// </summary>
    private async Task<EndpointException> ExplainAsync(StoreLocation destination, string tag, CancellationToken cancellationToken) =>
        await store.FindAsync(destination, cancellationToken) switch
        {
            null => Corrupt($"'{destination}' is not there any more, right after it was sent: somebody has removed it, or the store has lost it.", "Find out who removes objects there, and copy it again."),
            { } there when there.Tag == tag => Corrupt($"The store holds other bytes than were sent as '{destination}'. They remain there; they are no copy of the archive.", "Copy it again with -Force, which replaces them. If it happens again, the network or the store damages what it is sent."),
            _ => Conflict(destination, "was replaced while it was copied, by somebody else, with another content"),
        };

    private EndpointException Corrupt(string message, string remedy) =>
        new(ErrorIds.ArchiveCopyCorrupt, FailureKind.InvalidData, store.Endpoint, $"{message} Endpoint: {store.Endpoint}.") { Remedy = remedy };

    private EndpointException Conflict(StoreLocation destination, string what = "is there already, with another content") =>
        new(ErrorIds.ArchiveCopyConflict, FailureKind.Conflict, store.Endpoint, $"'{destination}' {what}. Endpoint: {store.Endpoint}.")
        {
            Remedy = "Look at it, and choose another prefix; -Force replaces it.",
        };
}
