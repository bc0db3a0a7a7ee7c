using AosOps.Configuration;
using AosOps.Golden.Retention;
using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>Decides which golden files go into which archive, and which are left because they are being written.</summary>
/// <param name="configuration">Says where the engine's golden files are.</param>
/// <param name="clock">Says what time it is.</param>
internal sealed class GoldenArchivePlanner(AosConfiguration configuration, TimeProvider clock)
{
    /// <summary>Plans one archive for each directory.</summary>
    /// <param name="selection">The golden files that are meant.</param>
    /// <param name="options">How they are archived.</param>
    /// <param name="observer">Is told of what cannot be listed, and which files are left, and why.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    /// <returns>The archives, in the order in which their directories come up first.</returns>
    public IReadOnlyList<GoldenArchivePlan> Plan(GoldenFileSelection selection, GoldenArchiveOptions options, IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observer);
        var byDirectory = new Dictionary<string, Dictionary<string, GoldenFile>>(StringComparer.Ordinal);
        foreach (var file in selection.Files.Where(selection.Filter.Matches).Concat(new GoldenFileFinder(clock).Find(selection.Paths, selection.Filter, observer, cancellationToken)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!byDirectory.TryGetValue(file.Directory, out var directory))
                byDirectory.Add(file.Directory, directory = new Dictionary<string, GoldenFile>(StringComparer.Ordinal));
            directory.TryAdd(file.Name, file);
        }

        var written = FilesBeingWritten.Look(byDirectory.Keys);
        var plans = new List<GoldenArchivePlan>();
        foreach (var (directory, found) in byDirectory)
        {
            var quiet = Quiet(directory, found.Values, written, options, observer);
            if (quiet.Count > 0)
                plans.Add(Plan(directory, quiet, options));
        }

        return plans;
    }

    private GoldenArchivePlan Plan(string directory, List<GoldenFile> files, GoldenArchiveOptions options)
    {
        // Files of one size lie together: what is alike compresses best side by side.
        files.Sort(static (left, right) => left.Size != right.Size ? left.Size.CompareTo(right.Size) : string.CompareOrdinal(left.Name, right.Name));
        var run = ArchiveFolder.Of(directory, configuration.EngineGoldenDirectory).Run;
        return new GoldenArchivePlan
        {
            Run = run,
            Directory = directory,
            ArchivePath = ArchiveName.CreateFree(options.Destination, clock.GetLocalNow().DateTime, run),
            Files = files,
        };
    }

    private List<GoldenFile> Quiet(string directory, IEnumerable<GoldenFile> files, FilesBeingWritten written, GoldenArchiveOptions options, IOperationObserver observer)
    {
        var real = RealPath.Of(directory) ?? directory;
        var latest = clock.GetUtcNow() - options.QuietTime;
        var quiet = new List<GoldenFile>();
        var (young, open) = (0, 0);
        foreach (var file in files)
        {
            if (written.Contains(Path.Join(real, file.Name)))
                open++;
            else if (options.QuietTime > TimeSpan.Zero && LastWrite(file) > latest)
                young++;
            else
                quiet.Add(file);
        }

        if (young > 0)
            observer.Warn($"{Count(young)} in '{directory}' {(young == 1 ? "is" : "are")} left: written to less than {options.QuietTime.TotalSeconds:0.#} s ago.");
        if (open > 0)
            observer.Warn($"{Count(open)} in '{directory}' {(open == 1 ? "is" : "are")} left: open for writing by a process.");
        return quiet;
    }

    private static DateTimeOffset LastWrite(GoldenFile file)
    {
        if (file is not { SignatureState: GoldenSignatureState.Signed, SignaturePath: { } signature })
            return file.LastWriteTime;
        var signed = new DateTimeOffset(File.GetLastWriteTimeUtc(signature), TimeSpan.Zero);
        return signed > file.LastWriteTime ? signed : file.LastWriteTime;
    }

    private static string Count(int count) => count == 1 ? "1 golden file" : $"{count:N0} golden files";
}
