using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Golden.Retention;

/// <summary>
/// The folders in which something is removed, held open: that they are monitored is asked of the very directory that is
/// open, so that nobody can put a link in its place afterwards.
/// </summary>
/// <param name="monitored">The monitored directories.</param>
/// <param name="warnsOfRuns">Whether it is warned of a run that is under way, and will miss what is removed.</param>
/// <param name="observer">Is told of what is not monitored, once a folder.</param>
internal sealed class MonitoredFolders(MonitoredDirectories monitored, bool warnsOfRuns, IOperationObserver observer) : IDisposable
{
    private readonly Dictionary<string, DirectoryHandle?> open = new(StringComparer.Ordinal);

    /// <summary>Those that are open.</summary>
    public IEnumerable<DirectoryHandle> All => open.Values.OfType<DirectoryHandle>();

    /// <summary>Opens a folder, or finds it open.</summary>
    /// <returns>Null where nothing may be removed in it.</returns>
    public DirectoryHandle? Find(string directory)
    {
        if (!open.TryGetValue(directory, out var found))
            open.Add(directory, found = TryOpen(directory));
        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var folder in All)
            folder.Dispose();
    }

    private DirectoryHandle? TryOpen(string directory)
    {
        try
        {
            var folder = DirectoryHandle.Open(directory);
            if (monitored.Owner(folder.RealPath) is { } owner)
            {
                WarnOfRun(owner);
                return folder;
            }

            folder.Dispose();
            observer.Fail(NotMonitored(directory), directory);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or AosException)
        {
            observer.Fail(AosException.FromFile(directory, cause), directory);
        }

        return null;
    }

    private void WarnOfRun(string goldenDirectory)
    {
        if (warnsOfRuns && Path.GetDirectoryName(goldenDirectory) is { } run && ShadowProcessFile.Read(run)?.IsAlive() == true)
            observer.Warn($"A shadow run is under way in '{run}'. When it ends it looks for all its golden files again, and reports those that are in no archive as missing.");
    }

    private static AosException NotMonitored(string directory) =>
        new(ErrorIds.GoldenFileNotMonitored, FailureKind.InvalidArgument, $"'{directory}' is no monitored directory: nothing is removed in it.")
        {
            FilePath = directory,
            Remedy = "Monitored are golden in the run directories (shadow_simulation_*) of AOS_RUN_ROOT, and golden in AOS_STATE_DIRECTORY; a run directory that is a symbolic link is not.",
        };
}
