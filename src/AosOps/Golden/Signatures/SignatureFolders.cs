using System.Collections.Concurrent;
using AosOps.IO;

namespace AosOps.Golden.Signatures;

/// <summary>The folders in which something is signed, each held open from its first file to the end of the work.</summary>
internal sealed class SignatureFolders : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<DirectoryHandle>> open = new(StringComparer.Ordinal);

    /// <summary>Opens a folder, or finds it open. Any thread may ask.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public DirectoryHandle Find(string directory) => open.GetOrAdd(directory, static path => new Lazy<DirectoryHandle>(() => DirectoryHandle.Open(path))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var folder in open.Values)
        {
            if (folder.IsValueCreated)
                folder.Value.Dispose();
        }
    }
}
