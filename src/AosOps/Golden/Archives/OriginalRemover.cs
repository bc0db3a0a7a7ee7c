using System.Text;
using AosOps.Golden.Retention;
using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Operations;

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
    /// <exception cref="IOException">The folder cannot be read or flushed.</exception>
    public void Remove(IReadOnlyList<RemovalCandidate> files)
    {
        var signatures = Signatures();
        // What lies together on disk is freed together: the file system then writes less of its own tables.
        var sorted = files.ToArray();
        Array.Sort(sorted, static (left, right) => left.Version.Identity.Inode.CompareTo(right.Version.Identity.Inode));
        foreach (var batch in OrderedParallel.Map(sorted.Length, folder.Reopen, (own, index) => Remove(sorted[index] with { Folder = own }, signatures), CancellationToken.None))
            left.AddRange(batch.OfType<LeftFile>());
        folder.Flush();
    }

    /// <summary>The signatures that are there: to ask for that of each file, which mostly is not there, takes longer than all the rest.</summary>
    private HashSet<string> Signatures()
    {
        var names = folder.Names(static name => GoldenFileName.Kind(name) == GoldenFileKind.Signature, CancellationToken.None);
        var signatures = new HashSet<string>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
            signatures.Add(Encoding.UTF8.GetString(names[i]));
        return signatures;
    }

    /// <summary>Removes a file.</summary>
    /// <returns>Why it is left, or null.</returns>
    private LeftFile? Remove(RemovalCandidate file, HashSet<string> signatures)
    {
        try
        {
            var isUnsigned = file.SignatureVersion is null && file.File.Kind != GoldenFileKind.Signature && !signatures.Contains(file.File.Name + GoldenFile.SignatureExtension);
            if (isUnsigned ? file.TryRemoveUnsigned() : file.TryRemove())
                Interlocked.Add(ref removed, file.SignatureVersion is null ? 1 : 2);
            // What is gone already need not be removed.
            else if (file.Folder.Look(file.File.Name) is not null)
                return new LeftFile(file.File.Name, "it changed after it was archived");
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new LeftFile(file.File.Name, cause.Message);
        }
    }
}
