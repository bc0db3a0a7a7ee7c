using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>
/// A file system that is looked at from its root: that of this machine, or an image or container in a directory. Symbolic
/// links are followed as they would be inside, so that no path leaves the root.
/// </summary>
/// <param name="root">The directory that is the root: <c>/</c> for this machine.</param>
public sealed class RootDirectory(string root)
{
    private const int MostLinks = 40;

    /// <summary>The root's own path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(root);

    /// <summary>Whether it is the root of this machine.</summary>
    public bool IsHost => Path == "/";

    /// <summary>Where a path inside lies outside, links of its directories followed and the last one too.</summary>
    /// <param name="path">An absolute path inside.</param>
    /// <returns>The path outside. It need not exist.</returns>
    public string Resolve(string path) => Outside(Follow(path, followsLast: true));

    /// <summary>Where a path inside lies outside, the last link not followed.</summary>
    /// <param name="path">An absolute path inside.</param>
    /// <returns>The path outside. It need not exist.</returns>
    public string ResolveLink(string path) => Outside(Follow(path, followsLast: false));

    /// <summary>Where a path inside leads to inside, all links followed.</summary>
    /// <param name="path">An absolute path inside.</param>
    /// <returns>The path inside.</returns>
    public string Canonical(string path) => Follow(path, followsLast: true);

    /// <summary>What of a directory inside has names that match a pattern; nothing where there is no such directory.</summary>
    /// <param name="directory">An absolute path inside.</param>
    /// <param name="pattern">The pattern, with * and ?.</param>
    /// <returns>The names, sorted by their bytes.</returns>
    /// <exception cref="AosException">The directory may not be read.</exception>
    public IReadOnlyList<string> Names(string directory, string pattern = "*")
    {
        var outside = Resolve(directory);
        try
        {
            return Directory.Exists(outside)
                ? [.. Directory.EnumerateFileSystemEntries(outside, pattern).Select(found => System.IO.Path.GetFileName(found)).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(outside, cause);
        }
    }

    /// <summary>The content of a small file inside, or null where it is not there.</summary>
    /// <param name="path">An absolute path inside.</param>
    /// <returns>Its bytes, or null.</returns>
    /// <exception cref="AosException">The file cannot be read.</exception>
    public byte[]? ReadFile(string path)
    {
        const int MostBytes = 4 * 1024 * 1024;
        var outside = Resolve(path);
        try
        {
            if (Directory.Exists(outside))
                return null;
            using var file = File.OpenRead(outside);
            if (file.Length > MostBytes)
                throw new IOException($"it is larger than {MostBytes / 1024 / 1024} MiB");
            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(outside, cause);
        }
    }

    private string Outside(string inside) => IsHost ? inside : Path + inside;

    private string Follow(string path, bool followsLast)
    {
        var pending = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        var inside = "";
        for (var links = 0; pending.TryPop(out var name);)
        {
            if (name == ".")
                continue;
            if (name == "..")
            {
                inside = inside[..Math.Max(0, inside.LastIndexOf('/'))];
                continue;
            }

            var next = inside + "/" + name;
            if ((pending.Count > 0 || followsLast) && LinkOf(Outside(next)) is { } target && links++ < MostLinks)
            {
                if (target.StartsWith('/'))
                    inside = "";
                foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
                    pending.Push(part);
                continue;
            }

            inside = next;
        }

        return inside.Length == 0 ? "/" : inside;
    }

    private static string? LinkOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Whoever may not look at it will be told when it is opened.
            return null;
        }
    }
}
