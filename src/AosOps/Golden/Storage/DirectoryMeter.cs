using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Storage;

/// <summary>Adds up the files of a directory. Neither their names nor their states are kept.</summary>
/// <param name="now">The time to which their age counts.</param>
internal sealed class DirectoryMeter(DateTimeOffset now)
{
    private const int BatchSize = 256;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Measurable = TimeSpan.FromMinutes(1);

    private long files;
    private long bytes;
    private long allocated;
    private long addedToday;
    private DateTimeOffset? oldest;
    private DateTimeOffset? newest;
    private DateTimeOffset? firstToday;

    /// <summary>Measures a directory.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="cancellationToken">Ends the measuring.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public GoldenDirectoryUsage Measure(string path, GoldenDirectoryKind kind, CancellationToken cancellationToken)
    {
        using var folder = DirectoryHandle.Open(path);
        var names = folder.Names(kind == GoldenDirectoryKind.Archive ? IsArchive : IsGolden, cancellationToken);
        var batches = OrderedParallel.Map(
            names.Count,
            folder.Reopen,
            (own, index) => (Status: own.Look(names.Terminated(index)), IsSignature: GoldenFileName.Kind(names[index]) == GoldenFileKind.Signature),
            cancellationToken,
            BatchSize);
        foreach (var batch in batches)
        {
            foreach (var (status, isSignature) in batch)
            {
                if (status is { IsFile: true } file)
                    Add(file, isSignature);
            }
        }

        return Usage(path, kind);
    }

    private void Add(in FileStatus file, bool isSignature)
    {
        files += isSignature ? 0 : 1;
        bytes += file.Size;
        allocated += file.AllocatedBytes;
        var written = file.LastWriteTime;
        oldest = written < oldest ? written : oldest ?? written;
        newest = written > newest ? written : newest ?? written;
        if (now - written > Day || written > now)
            return;
        addedToday += file.AllocatedBytes;
        firstToday = written < firstToday ? written : firstToday ?? written;
    }

    private GoldenDirectoryUsage Usage(string path, GoldenDirectoryKind kind) => new()
    {
        Path = path,
        Kind = kind,
        Exists = true,
        Files = files,
        Bytes = bytes,
        AllocatedBytes = allocated,
        Oldest = oldest,
        Newest = newest,
        GrowthPerHour = firstToday is not { } first ? 0 : now - first >= Measurable ? addedToday / (now - first).TotalHours : null,
    };

    private static bool IsGolden(ReadOnlySpan<byte> name) => GoldenFileName.Kind(name) is not null;

    private static bool IsArchive(ReadOnlySpan<byte> name) => name.StartsWith("golden_"u8) && name.EndsIn(".tgz"u8);
}
