using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>
/// The temporary directory into which files are restored before they get their places: beside the directory that they go to,
/// so on the same file system. It goes when it is disposed, with the directories that were created for it and stayed empty.
/// </summary>
internal sealed class RestoreFolder : IDisposable
{
    private const string Infix = ".restore-";
    private const string Extension = ".tmp";

    // Where this user may not look, he has restored nothing.
    private static readonly EnumerationOptions Anything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    private readonly DirectoryHandle handle;
    private readonly List<string> created;

    private RestoreFolder(DirectoryHandle handle, List<string> created) => (this.handle, this.created) = (handle, created);

    /// <summary>The temporary directory.</summary>
    public string Path => handle.Path;

    /// <summary>Creates one.</summary>
    /// <param name="root">The directory that the files go to; it need not exist.</param>
    /// <exception cref="IOException">It cannot be created.</exception>
    public static RestoreFolder Create(string root)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(root));
        var parent = System.IO.Path.GetDirectoryName(full) ?? full;
        var missingParents = new List<string>();
        for (var missing = parent; missing is not null && !Directory.Exists(missing); missing = System.IO.Path.GetDirectoryName(missing))
            missingParents.Add(missing);
        Directory.CreateDirectory(parent);
        var path = System.IO.Path.Combine(parent, $".{System.IO.Path.GetFileName(full)}{Infix}{Guid.NewGuid():N}{Extension}");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new RestoreFolder(DirectoryHandle.Open(path), missingParents);
    }

    /// <summary>Removes those that killed processes left beside a directory. Only whoever holds the lock may.</summary>
    /// <param name="root">The directory that files were restored to.</param>
    /// <exception cref="IOException">One cannot be removed.</exception>
    public static void RemoveLeftovers(string root)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(root));
        if (System.IO.Path.GetDirectoryName(full) is not { } parent || !Directory.Exists(parent))
            return;
        foreach (var left in Directory.EnumerateDirectories(parent, $".{System.IO.Path.GetFileName(full)}{Infix}*{Extension}", Anything))
            Directory.Delete(left, recursive: true);
    }

    /// <summary>Flushes what lies in it to disk.</summary>
    /// <exception cref="IOException">Something of it could not be flushed.</exception>
    public void Flush() => handle.FlushFileSystem();

    /// <inheritdoc/>
    public void Dispose()
    {
        handle.Dispose();
        Directory.Delete(Path, recursive: true);
        foreach (var directory in created)
        {
            if (Directory.EnumerateFileSystemEntries(directory).Any())
                return;
            Directory.Delete(directory);
        }
    }
}
