using AosOps.Golden;
using AosOps.IO;

namespace AosOps.Shadow;

/// <summary>Goes over the golden files of a folder and counts them, without a text for each: a million of them make no garbage.</summary>
internal sealed class GoldenCounter : IDisposable
{
    private readonly DirectoryHandle directory;
    private readonly DirectoryReader entries;

    /// <summary>Begins with a folder.</summary>
    /// <exception cref="IOException">It cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    public GoldenCounter(string folder)
    {
        directory = DirectoryHandle.Open(folder);
        entries = directory.Entries();
    }

    /// <summary>The files so far.</summary>
    public long Files { get; private set; }

    /// <summary>The sum of their sizes, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>The path of the present file.</summary>
    public string Path => System.IO.Path.Join(directory.Path, entries.Text);

    /// <summary>What the present file is like.</summary>
    public FileStatus Status { get; private set; }

    /// <summary>Goes to the next file, or to the first.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="IOException">The folder or the file cannot be looked at.</exception>
    public bool MoveNext()
    {
        while (entries.MoveNext())
        {
            // One that is gone meanwhile is none.
            if (!GoldenFolder.IsShadowFile(entries) || directory.Look(entries.TerminatedName) is not { } status)
                continue;
            Status = status;
            Files++;
            Bytes += status.Size;
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        entries.Dispose();
        directory.Dispose();
    }
}
