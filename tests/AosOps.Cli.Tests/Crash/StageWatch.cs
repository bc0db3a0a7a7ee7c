using System.Diagnostics;

namespace AosOps.Cli.Tests.Crash;

/// <summary>Sees when the program begins to work in a directory, and when it makes the first of its changes.</summary>
internal sealed class StageWatch : IDisposable
{
    private readonly TaskCompletionSource<long> preparing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> changing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<FileSystemEventArgs, bool> isChange;
    private readonly FileSystemWatcher watcher;

    public StageWatch(string directory, Func<FileSystemEventArgs, bool> isChange)
    {
        this.isChange = isChange;
        watcher = new FileSystemWatcher(directory) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName };
        watcher.Created += See;
        watcher.Deleted += See;
        watcher.Renamed += See;
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>Ends with the first thing that is created, renamed or removed, whatever it is; gives the timestamp.</summary>
    public Task<long> Preparing => preparing.Task;

    /// <summary>Ends with the first change; gives the timestamp.</summary>
    public Task<long> Changing => changing.Task;

    public void Dispose() => watcher.Dispose();

    private void See(object sender, FileSystemEventArgs seen)
    {
        var now = Stopwatch.GetTimestamp();
        preparing.TrySetResult(now);
        if (!changing.Task.IsCompleted && isChange(seen))
            changing.TrySetResult(now);
    }
}
