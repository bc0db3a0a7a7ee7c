using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>Resolves paths against a location, as PowerShell's file system provider does.</summary>
public sealed class PathIntrinsics
{
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    internal PathIntrinsics()
    {
    }

    /// <summary>The location.</summary>
    public PathInfo CurrentLocation => new(Location);

    /// <summary>The location.</summary>
    public PathInfo CurrentFileSystemLocation => CurrentLocation;

    /// <summary>Turns a path that may have wildcards into the full paths of what is there, by name.</summary>
    /// <param name="path">The path as typed.</param>
    /// <param name="provider">Whose paths they are.</param>
    /// <returns>The paths, none where wildcards match nothing.</returns>
    /// <exception cref="ItemNotFoundException">A path without wildcards does not exist.</exception>
    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo provider)
    {
        ArgumentNullException.ThrowIfNull(path);
        provider = ProviderInfo.FileSystem;
        var matches = new Collection<string>();
        if (WildcardPattern.ContainsWildcardCharacters(path))
        {
            Expand(path, matches);
            return matches;
        }

        var full = Full(WildcardPattern.Unescape(path));
        if (!Path.Exists(full))
            throw new ItemNotFoundException(full);
        matches.Add(full);
        return matches;
    }

    /// <summary>Turns a path into a full path, taking wildcards as they are.</summary>
    /// <param name="path">The path as typed.</param>
    /// <returns>The full path of something that need not exist.</returns>
    public string GetUnresolvedProviderPathFromPSPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Full(path);
    }

    private static string Location => Environment.CurrentDirectory;

    private static string Full(string path) => Path.GetFullPath(FromHome(path));

    private static string FromHome(string path)
    {
        if (path.Length == 0 || path[0] != '~' || (path.Length > 1 && Array.IndexOf(Separators, path[1]) < 0))
            return path;
        return Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..];
    }

    private static void Expand(string path, Collection<string> matches)
    {
        var expanded = FromHome(path);
        var root = Path.GetPathRoot(expanded) ?? "";
        var segments = expanded[root.Length..].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        Expand(root.Length == 0 ? Location : Path.GetFullPath(root), segments, matches);
    }

    private static void Expand(string directory, ReadOnlySpan<string> segments, Collection<string> matches)
    {
        if (segments.IsEmpty)
        {
            matches.Add(directory);
            return;
        }

        if (!WildcardPattern.ContainsWildcardCharacters(segments[0]))
        {
            var child = Path.GetFullPath(Path.Combine(directory, WildcardPattern.Unescape(segments[0])));
            if (Path.Exists(child))
                Expand(child, segments[1..], matches);
            return;
        }

        foreach (var child in Children(directory, segments[0], directoriesOnly: segments.Length > 1))
            Expand(child, segments[1..], matches);
    }

    private static List<string> Children(string directory, string pattern, bool directoriesOnly)
    {
        var wildcard = new WildcardPattern(pattern, WildcardOptions.IgnoreCase);
        var children = new List<string>();
        if (!Directory.Exists(directory))
            return children;
        // As PowerShell does: hidden entries are not meant by wildcards.
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden, IgnoreInaccessible = true };
        var entries = directoriesOnly
            ? Directory.EnumerateDirectories(directory, "*", options)
            : Directory.EnumerateFileSystemEntries(directory, "*", options);
        foreach (var entry in entries)
        {
            if (wildcard.IsMatch(Path.GetFileName(entry)))
                children.Add(entry);
        }

        children.Sort(StringComparer.OrdinalIgnoreCase);
        return children;
    }
}
