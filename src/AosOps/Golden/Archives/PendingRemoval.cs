using System.Text;
using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>
/// The note that the originals of an archive are being removed: a file beside the archive, <c>.ARCHIVE.removing</c>, that
/// names their directory. It is there before the archive gets its name, and goes when the last original is gone. Whoever
/// finds it without its owner finishes the removal.
/// </summary>
/// <param name="ArchivePath">The archive.</param>
/// <param name="Directory">The directory of the originals.</param>
internal sealed record PendingRemoval(string ArchivePath, string Directory)
{
    private const string Extension = ".removing";

    private string NotePath => Path.Combine(Path.GetDirectoryName(ArchivePath)!, $".{Path.GetFileName(ArchivePath)}{Extension}");

    /// <summary>Finds the notes in an archive directory.</summary>
    /// <exception cref="IOException">The directory or a note cannot be read.</exception>
    public static List<PendingRemoval> Find(string archiveDirectory)
    {
        var found = new List<PendingRemoval>();
        if (!System.IO.Directory.Exists(archiveDirectory))
            return found;
        foreach (var note in System.IO.Directory.EnumerateFiles(archiveDirectory, $".*{Extension}"))
        {
            var archive = Path.Combine(archiveDirectory, Path.GetFileName(note)[1..^Extension.Length]);
            found.Add(new PendingRemoval(archive, File.ReadAllText(note)));
        }

        return found;
    }

    /// <summary>Notes the removal, on disk.</summary>
    /// <exception cref="IOException">The note cannot be written.</exception>
    public void Begin()
    {
        using (var note = new FileStream(NotePath, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            note.Write(Encoding.UTF8.GetBytes(Directory));
            DurableFile.Flush(note.SafeFileHandle);
        }

        DurableDirectory.Flush(Path.GetDirectoryName(NotePath)!);
    }

    /// <summary>Forgets the removal.</summary>
    /// <exception cref="IOException">The note cannot be removed.</exception>
    public void End() => File.Delete(NotePath);
}
