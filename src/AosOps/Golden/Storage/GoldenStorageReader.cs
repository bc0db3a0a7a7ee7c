using AosOps.Configuration;
using AosOps.Operations;

namespace AosOps.Golden.Storage;

/// <summary>Measures the monitored directories, the archive directory and the file systems on which they lie.</summary>
/// <param name="configuration">Says where they are.</param>
/// <param name="clock">Says what time it is.</param>
public sealed class GoldenStorageReader(AosConfiguration configuration, TimeProvider clock)
{
    private static readonly TimeSpan Foreseeable = TimeSpan.FromDays(36525);

    /// <summary>Measures the directories.</summary>
    /// <param name="observer">Is told of a directory that cannot be read; the others go on. One that does not exist is no failure.</param>
    /// <param name="cancellationToken">Ends the measuring.</param>
    /// <returns>One object a directory: those of runs, that of the engine, that of the archives.</returns>
    /// <exception cref="AosException">The run root exists and cannot be listed.</exception>
    public IEnumerable<GoldenDirectoryUsage> ReadDirectories(IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(observer);
        foreach (var (path, kind) in Directories())
        {
            if (Measure(path, kind, observer, cancellationToken) is { } usage)
                yield return usage;
        }
    }

    /// <summary>Asks the file systems, each once.</summary>
    /// <param name="directories">The directories as they were measured: what they grow by decides when a file system is full.</param>
    /// <param name="observer">Is told of a file system that gives no answer; the others go on.</param>
    /// <returns>One object a file system.</returns>
    public IEnumerable<FileSystemUsage> ReadFileSystems(IEnumerable<GoldenDirectoryUsage> directories, IOperationObserver observer)
    {
        ArgumentNullException.ThrowIfNull(directories);
        ArgumentNullException.ThrowIfNull(observer);
        var mounted = directories.Select(static directory => (Directory: directory, FileSystem: MountedFileSystem.Of(directory.Path)));
        foreach (var group in mounted.GroupBy(static item => item.FileSystem.Key))
        {
            if (Ask(group.First().FileSystem, [.. group.Select(static item => item.Directory)], observer) is { } usage)
                yield return usage;
        }
    }

    private IEnumerable<(string Path, GoldenDirectoryKind Kind)> Directories()
    {
        var engine = Path.GetFullPath(configuration.EngineGoldenDirectory);
        foreach (var path in new MonitoredDirectories(configuration).Find())
        {
            if (path != engine)
                yield return (path, GoldenDirectoryKind.Run);
        }

        yield return (engine, GoldenDirectoryKind.Engine);
        yield return (Path.GetFullPath(configuration.ArchiveDirectory), GoldenDirectoryKind.Archive);
    }

    private GoldenDirectoryUsage? Measure(string path, GoldenDirectoryKind kind, IOperationObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            return new DirectoryMeter(clock.GetUtcNow()).Measure(path, kind, cancellationToken);
        }
        catch (DirectoryNotFoundException)
        {
            return new GoldenDirectoryUsage { Path = path, Kind = kind, Exists = false };
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            observer.Fail(AosException.FromFile(path, cause), path);
            return null;
        }
    }

    private FileSystemUsage? Ask(MountedFileSystem fileSystem, IReadOnlyList<GoldenDirectoryUsage> directories, IOperationObserver observer)
    {
        try
        {
            var disk = fileSystem.Usage();
            var growth = directories.Sum(static directory => directory.GrowthPerHour ?? 0);
            return new FileSystemUsage
            {
                MountPoint = fileSystem.MountPoint,
                TotalBytes = disk.TotalBytes,
                UsedBytes = disk.UsedBytes,
                AvailableBytes = disk.AvailableBytes,
                UsedPercent = disk.UsedPercent,
                GrowthPerHour = growth,
                FullAt = growth > 0 && disk.AvailableBytes / growth < Foreseeable.TotalHours ? clock.GetUtcNow().AddHours(disk.AvailableBytes / growth) : null,
                Directories = [.. directories.Select(static directory => directory.Path)],
            };
        }
        catch (AosException failure)
        {
            observer.Fail(failure, fileSystem.MountPoint);
            return null;
        }
    }
}
