using System.Security.Cryptography;
using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>A file that fills several pieces. Its digest grows as they are written, in order.</summary>
/// <param name="name">Its name.</param>
/// <param name="status">What it was like when the archive was begun.</param>
internal sealed class LargeFile(string name, FileStatus status)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What it was like when the archive was begun.</summary>
    public FileStatus Status => status;

    /// <summary>The digest of the parts so far.</summary>
    public IncrementalHash Hash { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>When it was last written to, in whole seconds since 1970.</summary>
    public long ModifiedAt => ArchiveMember.WholeSeconds(status.Written);

    /// <summary>What the archive has of it, once all parts are hashed.</summary>
    /// <param name="folder">The path of its folder in the archive.</param>
    public ArchivedFile ToArchived(string folder) =>
        new(name, status, new ArchiveMember($"{folder}/{name}", status.Size, ModifiedAt, status.Mode, Hash.GetHashAndReset()));
}
