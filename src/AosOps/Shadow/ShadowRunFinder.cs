using AosOps.Configuration;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Finds shadow runs: logs (<c>shadow_24h_*.log</c> in the state directory) and run directories
/// (<c>shadow_simulation_*</c> in the run root), matched with each other.
/// </summary>
/// <remarks>
/// A log and a directory belong together when the log's header names the directory (<c>Output:</c>; its last
/// part decides, so that a copied pair still matches), else when both names carry the same time stamp, else when their time
/// stamps are less than five minutes apart and neither has a better partner.
/// </remarks>
/// <param name="configuration">Says where logs and run directories lie.</param>
public sealed class ShadowRunFinder(AosConfiguration configuration)
{
    /// <summary>The pattern of the names of logs.</summary>
    public const string LogPattern = "shadow_24h_*.log";

    /// <summary>The pattern of the names of run directories.</summary>
    public const string DirectoryPattern = "shadow_simulation_*";

    private static readonly TimeSpan NearEnough = TimeSpan.FromMinutes(5);

    private readonly TimeZoneInfo zone = TimeProvider.System.LocalTimeZone;

    /// <summary>Finds all runs of this machine.</summary>
    /// <returns>The runs, newest first: by the time stamp of their name, then by when they were last written to.</returns>
    /// <exception cref="AosException">A directory exists and cannot be read.</exception>
    public IReadOnlyList<ShadowRun> Find() =>
        Pair(Logs(configuration.StateDirectory), Directories(configuration.RunRoot));

    /// <summary>Finds all runs of this machine, of which there must be one.</summary>
    /// <returns>The runs, newest first.</returns>
    /// <exception cref="AosException">There is none, or a directory exists and cannot be read.</exception>
    public IReadOnlyList<ShadowRun> FindAll() => Find() is { Count: > 0 } runs ? runs : throw NoRun();

    /// <summary>Finds the run that a path belongs to.</summary>
    /// <param name="fullPath">
    /// A log, a run directory, its <c>golden</c> or <c>reports</c> folder, or a folder that holds a log and its run
    /// directory side by side (the newest run in it is meant).
    /// </param>
    /// <returns>The run, with its other half where that is found: beside it, else where the configuration says.</returns>
    /// <exception cref="AosException">The path does not exist, or is none of these.</exception>
    public ShadowRun Resolve(string fullPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(fullPath);
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(fullPath));
        if (Directory.Exists(path))
            return ResolveDirectory(path);
        if (File.Exists(path))
            return ShadowLogHeaderReader.LooksLikeLog(path) ? ResolveLog(path) : throw NotARun(path);
        throw AosException.FromFile(path, new FileNotFoundException());
    }

    /// <summary>Describes a run that begins, as it will be found.</summary>
    /// <param name="options">Says where its log and its run directory are.</param>
    /// <returns>The run.</returns>
    public ShadowRun Describe(ShadowRunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ToRun(new RunFile(options.LogPath), new RunFile(options.OutputDirectory));
    }

    private ShadowRun ResolveLog(string path)
    {
        var log = RunFile.OfLog(path);
        RunFile? Partner(string directory) => RunMatch.Best(log, Directories(directory), NearEnough);
        var partner = Partner(Path.GetDirectoryName(path)!) ?? NamedByHeader(log) ?? Partner(configuration.RunRoot);
        return ToRun(log, partner);
    }

    private ShadowRun ResolveDirectory(string path)
    {
        var directory = Path.GetFileName(path) is "golden" or "reports" ? Path.GetDirectoryName(path)! : path;
        if (IsRunDirectory(directory))
        {
            var found = new RunFile(directory);
            RunFile? Partner(string folder) => RunMatch.Best(found, Logs(folder), NearEnough);
            return ToRun(Partner(directory) ?? Partner(Path.GetDirectoryName(directory) ?? directory) ?? Partner(configuration.StateDirectory), found);
        }

        return Pair(Logs(path), Directories(path)) is [var newest, ..] ? newest : throw NotARun(path);
    }

    private List<ShadowRun> Pair(List<RunFile> logs, List<RunFile> directories)
    {
        var pairs = RunMatch.All(logs, directories, NearEnough);
        var files = new List<FoundRun>();
        foreach (var log in logs)
            files.Add(new FoundRun(log, ToRun(log, pairs.GetValueOrDefault(log) ?? NamedByHeader(log))));
        foreach (var directory in directories)
        {
            if (!pairs.ContainsValue(directory))
                files.Add(new FoundRun(directory, ToRun(null, directory)));
        }

        files.Sort(static (left, right) => RunFile.NewestFirst(left.Known, right.Known));
        return files.ConvertAll(static file => file.Run);
    }

    private static RunFile? NamedByHeader(RunFile log) =>
        log.OutputDirectory is { } output && Path.IsPathFullyQualified(output) && IsRunDirectory(output) ? new RunFile(output) : null;

    private ShadowRun ToRun(RunFile? log, RunFile? directory)
    {
        var stamp = log?.Stamp ?? directory?.Stamp;
        return new ShadowRun
        {
            Name = stamp?.Text ?? Path.GetFileNameWithoutExtension((log ?? directory)!.Path),
            StartedAt = stamp is { } known ? RunStamp.ToOffset(known.Time, zone) : null,
            LogPath = log?.Path,
            Directory = directory?.Path,
        };
    }

    private static bool IsRunDirectory(string path) =>
        Directory.Exists(Path.Combine(path, "golden")) || Directory.Exists(Path.Combine(path, "reports"))
        || (Path.GetFileName(path).StartsWith("shadow_simulation_", StringComparison.Ordinal) && Directory.Exists(path));

    private static List<RunFile> Logs(string directory) =>
        // A directory of the name is a log that cannot be read, and whoever reads it says so.
        List(directory, static entry => entry.Name.StartsWith("shadow_24h_"u8) && entry.Name.EndsIn(".log"u8), RunFile.OfLog);

    private static List<RunFile> Directories(string directory) =>
        List(directory, static entry => entry.Name.StartsWith("shadow_simulation_"u8) && entry.IsDirectory, static path => new RunFile(path));

    private static List<RunFile> List(string directory, Func<DirectoryReader, bool> isWanted, Func<string, RunFile> create)
    {
        try
        {
            var files = new List<RunFile>();
            using var handle = DirectoryHandle.Open(directory);
            using var entries = handle.Entries();
            while (entries.MoveNext())
            {
                if (isWanted(entries))
                    files.Add(create(Path.Join(directory, entries.Text)));
            }

            return files;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(directory, cause);
        }
    }

    private AosException NoRun() =>
        new(
            ErrorIds.ShadowRunNotFound,
            FailureKind.NotFound,
            $"There is no shadow run: no {LogPattern} in '{configuration.StateDirectory}' and no {DirectoryPattern} in '{configuration.RunRoot}'.")
        {
            Remedy = "Start one with Start-ShadowRun, or name one with -Path.",
        };

    private static AosException NotARun(string path) =>
        new(ErrorIds.ShadowRunNotFound, FailureKind.NotFound, $"'{path}' is neither a run directory, a golden folder nor a log, and holds no run.")
        {
            FilePath = path,
            Remedy = "Name a run directory (shadow_simulation_*), its golden folder or a log; Get-ShadowRun lists the runs that are there.",
        };

    private sealed record FoundRun(RunFile Known, ShadowRun Run);
}
