using AosOps.Golden.Storage;
using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>
/// Removes golden files that are in a finished archive, each with its signature, and only while both are what was archived.
/// </summary>
/// <param name="directory">Where they lie.</param>
/// <param name="isArchived">Says whether a file, as it is there now, is the one that was archived.</param>
internal sealed class OriginalRemover(DirectoryHandle directory, Func<string, FileStatus, bool> isArchived)
{
    private const int Least = 256;

    private readonly List<LeftFile> left = [];
    private int removed;

    /// <summary>The number of files that were removed.</summary>
    public int Removed => removed;

    /// <summary>The files that were not.</summary>
    public IReadOnlyList<LeftFile> Left => left;

    /// <summary>Removes files, and flushes their directory.</summary>
    /// <param name="names">The names of all archived files of the directory, signatures among them.</param>
    /// <exception cref="IOException">The directory cannot be flushed.</exception>
    public void Remove(IEnumerable<string> names)
    {
        var all = names.ToHashSet(StringComparer.Ordinal);
        var leading = all.Where(name => !(name.EndsWith(GoldenFile.SignatureExtension, StringComparison.Ordinal) && all.Contains(name[..^GoldenFile.SignatureExtension.Length]))).ToList();
        if (leading.Count < Least)
            leading.ForEach(RemovePair);
        else
            Parallel.ForEach(leading, RemovePair);
        directory.Flush();

        void RemovePair(string name)
        {
            var signature = name + GoldenFile.SignatureExtension;
            RemoveTogether(all.Contains(signature) ? [name, signature] : [name]);
        }
    }

    private void RemoveTogether(ReadOnlySpan<string> names)
    {
        Span<bool> isThere = stackalloc bool[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            if (Reason(names[i], out isThere[i]) is not { } reason)
                continue;
            Leave(new LeftFile(names[i], reason));
            return;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (isThere[i])
                Remove(names[i]);
        }
    }

    private string? Reason(string name, out bool isThere)
    {
        isThere = false;
        try
        {
            if (directory.Look(name) is not { } status)
                return null;
            isThere = true;
            return isArchived(name, status) ? null : "it changed after it was archived";
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return cause.Message;
        }
    }

    private void Remove(string name)
    {
        try
        {
            directory.Remove(name);
            Interlocked.Increment(ref removed);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Leave(new LeftFile(name, cause.Message));
        }
    }

    private void Leave(LeftFile file)
    {
        lock (left)
            left.Add(file);
    }
}
