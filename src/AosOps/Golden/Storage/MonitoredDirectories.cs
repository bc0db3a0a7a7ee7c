using AosOps.Configuration;
using AosOps.IO;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Golden.Storage;

/// <summary>
/// The directories whose golden files are kept, archived and removed: <c>golden</c> in every run directory
/// (<c>shadow_simulation_*</c>) of the run root, and that of the workflow engine. Nothing is ever removed elsewhere.
/// </summary>
/// <remarks>
/// The run root is often <c>/tmp</c>, where anybody may create names. So a run directory, or its <c>golden</c>, that is a
/// symbolic link is not monitored: whoever made it would choose what is removed. The two configured directories may be
/// links, or lie behind some.
/// </remarks>
/// <param name="configuration">Says where they lie.</param>
public sealed class MonitoredDirectories(AosConfiguration configuration)
{
    private const string GoldenName = "golden";

    /// <summary>Finds those that exist.</summary>
    /// <returns>Full paths: those of runs in ordinal order, which is that of time, then that of the engine.</returns>
    /// <exception cref="AosException">The run root exists and cannot be listed.</exception>
    public IReadOnlyList<string> Find()
    {
        var found = new List<string>();
        foreach (var run in RunDirectories())
        {
            var golden = Path.Combine(run, GoldenName);
            if (!IsLink(run) && !IsLink(golden) && Directory.Exists(golden))
                found.Add(golden);
        }

        var engine = Path.GetFullPath(configuration.EngineGoldenDirectory);
        if (Directory.Exists(engine))
            found.Add(engine);
        return found;
    }

    /// <summary>Says in which monitored directory a path lies, once every symbolic link is resolved.</summary>
    /// <param name="path">The full path of a file, which need not exist, or of a directory.</param>
    /// <returns>The monitored directory as <see cref="Find"/> gives it; null where it lies in none.</returns>
    /// <exception cref="AosException">The run root exists and cannot be listed.</exception>
    public string? Owner(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        var resolved = RealPath.Of(full) ?? (Path.GetDirectoryName(full) is { } parent ? RealPath.Of(parent) : null);
        if (resolved is null)
            return null;
        foreach (var directory in Find())
        {
            if (RealPathOf(directory) is { } root && Contains(root, resolved))
                return directory;
        }

        return null;
    }

    /// <summary>
    /// Below the run root there are no links: what it would be without any is what it must be. To resolve it here would
    /// follow one that was put there a moment ago.
    /// </summary>
    private string? RealPathOf(string directory) =>
        directory == Path.GetFullPath(configuration.EngineGoldenDirectory) ? RealPath.Of(directory)
        : RealPath.Of(Path.GetFullPath(configuration.RunRoot)) is { } root ? Path.Join(root, Path.GetFileName(Path.GetDirectoryName(directory)), GoldenName)
        : null;

    private static bool Contains(string root, string path) =>
        path == root || (path.Length > root.Length && path[root.Length] == Path.DirectorySeparatorChar && path.StartsWith(root, StringComparison.Ordinal));

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private List<string> RunDirectories()
    {
        var root = Path.GetFullPath(configuration.RunRoot);
        try
        {
            var runs = new List<string>(Directory.EnumerateDirectories(root, ShadowRunFinder.DirectoryPattern));
            runs.Sort(StringComparer.Ordinal);
            return runs;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(root, cause);
        }
    }
}
