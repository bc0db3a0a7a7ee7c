using AosOps.Golden.Retention;
using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>Removes golden files that are in a finished archive, on all processors.</summary>
/// <param name="folder">Where they lie.</param>
internal sealed class OriginalRemover(DirectoryHandle folder)
{
    private readonly List<LeftFile> left = [];
    private int removed;

    /// <summary>The number of files that were removed, signatures included.</summary>
    public int Removed => removed;

    /// <summary>The files that were not.</summary>
    public IReadOnlyList<LeftFile> Left => left;

    /// <summary>Removes files with their signatures, each if it is still what was archived, and flushes their folder.</summary>
    /// <exception cref="IOException">The folder cannot be flushed.</exception>
    public void Remove(IEnumerable<RemovalCandidate> files)
    {
        Parallel.ForEach(files, folder.Reopen, (file, _, own) => Remove(file with { Folder = own }), static own => own.Dispose());
        folder.Flush();
    }

    /// <summary>Notes a file that is not even tried.</summary>
    public void Leave(LeftFile file)
    {
        lock (left)
            left.Add(file);
    }

    private DirectoryHandle Remove(RemovalCandidate file)
    {
        try
        {
            if (file.TryRemove())
                Interlocked.Add(ref removed, file.SignatureVersion is null ? 1 : 2);
            // What is gone already need not be removed.
            else if (file.Folder.Look(file.File.Name) is not null)
                Leave(new LeftFile(file.File.Name, "it changed after it was archived"));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Leave(new LeftFile(file.File.Name, cause.Message));
        }

        return file.Folder;
    }
}
