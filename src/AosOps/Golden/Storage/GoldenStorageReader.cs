using AosOps.Configuration;
using AosOps.Operations;

namespace AosOps.Golden.Storage;

/// <summary>Measures the monitored directories, the archive directory and the file systems on which they lie.</summary>
/// <param name="configuration">Says where they are.</param>
/// <param name="clock">Says what time it is.</param>
public sealed class GoldenStorageReader(AosConfiguration configuration, TimeProvider clock)
{
    private static readonly TimeSpan Foreseeable = TimeSpan.FromDays(36525);

    /// <summary>Measures the directories, and asks each file system once.</summary>
    /// <param name="observer">
    /// Is told of a directory that cannot be read and of a file system that gives no answer; the others go on. A directory
    /// that does not exist is no failure.
    /// </param>
    /// <param name="cancellationToken">Ends the measuring.</param>
    /// <returns>One object a directory: those of runs, that of the engine, that of the archives.</returns>
    /// <exception cref="AosException">The run root exists and cannot be listed.</exception>
    public IReadOnlyList<GoldenDirectoryUsage> Read(IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var measured = new List<GoldenDirectoryUsage>();
        foreach (var (path, kind) in Directories())
        {
            if (Measure(path, kind, observer, cancellationToken) is { } usage)
                measured.Add(usage);
        }

        return OnFileSystems(measured, observer);
    }

    /// <summary>Says of each directory how full its file system is: what all directories on it grow by decides when it is full.</summary>
    internal List<GoldenDirectoryUsage> OnFileSystems(List<GoldenDirectoryUsage> directories, IOperationObserver observer)
    {
        var keys = directories.ConvertAll(static directory => MountedFileSystem.Of(directory.Path));
        var usages = directories.Zip(keys).GroupBy(static item => item.Second.Key)
            .ToDictionary(static group => group.Key, group => Ask(group.First().Second, group.Sum(static item => item.First.GrowthPerHour ?? 0), observer));
        return [.. directories.Zip(keys, (directory, fileSystem) => directory with { FileSystem = usages[fileSystem.Key] })];
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

    private FileSystemUsage? Ask(MountedFileSystem fileSystem, double growth, IOperationObserver observer)
    {
        try
        {
            var disk = fileSystem.Usage();
            return new FileSystemUsage
            {
                MountPoint = fileSystem.MountPoint,
                TotalBytes = disk.TotalBytes,
                UsedBytes = disk.UsedBytes,
                AvailableBytes = disk.AvailableBytes,
                UsedPercent = disk.UsedPercent,
                GrowthPerHour = growth,
                FullAt = growth > 0 && disk.AvailableBytes / growth < Foreseeable.TotalHours ? clock.GetUtcNow().AddHours(disk.AvailableBytes / growth) : null,
            };
        }
        catch (AosException failure)
        {
            observer.Fail(failure, fileSystem.MountPoint);
            return null;
        }
    }
}
