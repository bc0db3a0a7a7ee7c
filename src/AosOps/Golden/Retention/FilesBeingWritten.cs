using AosOps.IO;
using AosOps.Shadow;

namespace AosOps.Golden.Retention;

/// <summary>
/// The golden files that some process has open for writing, a shadow run or whoever: they are not finished. A process of
/// another user may not be visible; of what it writes only the age of the file tells.
/// </summary>
internal sealed class FilesBeingWritten
{
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);

    private FilesBeingWritten()
    {
    }

    /// <summary>Looks at all processes.</summary>
    /// <param name="directories">Where the golden files lie.</param>
    /// <param name="procRoot">Where the file system of processes is mounted.</param>
    public static FilesBeingWritten Look(IEnumerable<string> directories, string procRoot = ProcessTable.DefaultRoot)
    {
        var found = new FilesBeingWritten();
        var table = new ProcessTable(procRoot);
        if (!table.Exists)
            return found;
        var roots = directories.Select(directory => RealPath.Of(directory) ?? directory).ToHashSet(StringComparer.Ordinal);
        foreach (var process in table.Ids())
        {
            foreach (var descriptor in table.Descriptors(process))
            {
                if (table.Link(process, $"fd/{descriptor}") is { } path
                    && Path.GetDirectoryName(path) is { } directory
                    && roots.Contains(directory)
                    && table.Access(process, descriptor) is FileAccess.Write or FileAccess.ReadWrite)
                {
                    found.paths.Add(path);
                }
            }
        }

        return found;
    }

    /// <summary>Says whether a file is being written.</summary>
    /// <param name="realPath">Its path, without symbolic links.</param>
    public bool Contains(string realPath) => paths.Contains(realPath);
}
