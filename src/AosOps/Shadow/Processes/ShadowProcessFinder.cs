using System.IO.Enumeration;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Finds the process that executes a run, surest evidence first: the PID file with the time of the start; then the command
/// lines, parsed as arguments; then whoever has the run's log open for writing and could be a run. Who reads the log or
/// only has the name of a run is never taken for it. Outside Linux only the PID file can be looked at.
/// </summary>
/// <param name="procRoot">Where the file system of processes is mounted.</param>
/// <param name="clock">Says what time it is; the system's where it is null.</param>
public sealed class ShadowProcessFinder(string procRoot = ProcessTable.DefaultRoot, TimeProvider? clock = null)
{
    // As much as the time stamps of a run's log and directory may differ.
    private static readonly TimeSpan NearEnough = TimeSpan.FromMinutes(5);

    private readonly ProcessTable table = new(procRoot);
    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <summary>The processes among which it looks.</summary>
    internal ProcessTable Table => table;

    /// <summary>Says what time it is.</summary>
    internal TimeProvider Clock => clock;

    /// <summary>Finds the process of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="observer">Is told of a PID file that cannot be used, and the search goes on; null to have that thrown.</param>
    /// <returns>The process, alive a moment ago, or null where none executes the run.</returns>
    /// <exception cref="AosException">There is a PID file that is not valid or cannot be read, and no observer.</exception>
    public ShadowProcessIdentity? Find(ShadowRun run, IOperationObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (ByPidFile(run, observer) is { } named)
            return named;
        if (!table.Exists)
            return null;
        var log = run.LogPath is null ? null : ProcessTable.Canonical(run.LogPath);
        return ByCommandLine(run, log) ?? (log is null ? null : ByOpenLog(log));
    }

    private static ShadowProcessIdentity? ByPidFile(ShadowRun run, IOperationObserver? observer)
    {
        try
        {
            return run.Directory is not null && ShadowProcessFile.Read(run.Directory) is { } file && file.IsAlive()
                ? new ShadowProcessIdentity(file.ProcessId, file.StartTicks, ShadowProcessEvidence.PidFile)
                : null;
        }
        catch (AosException failure) when (observer is not null)
        {
            observer.Fail(failure, run);
            return null;
        }
    }

    private ShadowProcessIdentity? ByCommandLine(ShadowRun run, string? log)
    {
        var candidates = new List<Candidate>();
        Span<byte> buffer = stackalloc byte[ProcessTable.CommandLineBytes];
        foreach (var id in table.Ids())
        {
            if (id != Environment.ProcessId
                && table.TryReadCommandLine(id, buffer, out var length)
                && RunCommandLine.IsWorthParsing(buffer[..length])
                && RunCommandLine.Parse(table.Program(id), ProcessTable.Arguments(buffer[..length])) is { } commandLine
                && table.Stat(id) is { } stat
                && Distance(id, stat, commandLine, run, log) is { } distance)
            {
                candidates.Add(new Candidate(id, stat.ParentId, stat.StartTicks, distance));
            }
        }

        return Best(candidates, ShadowProcessEvidence.CommandLine);
    }

    private ShadowProcessIdentity? ByOpenLog(string log)
    {
        var candidates = new List<Candidate>();
        foreach (var id in table.Ids())
        {
            if (id != Environment.ProcessId
                && table.Program(id) is { } program
                && RunProgram.CouldBeRun(program)
                && Writes(id, path => path == log)
                && table.Stat(id) is { State: not ('Z' or 'X') } stat)
            {
                candidates.Add(new Candidate(id, stat.ParentId, stat.StartTicks, TimeSpan.FromTicks(stat.StartTicks)));
            }
        }

        return Best(candidates, ShadowProcessEvidence.LogHolder);
    }

    /// <summary>How far a process that executes some run is from being that of this one: zero where it names it, null where it is another's.</summary>
    private TimeSpan? Distance(int id, ProcessStat stat, RunCommandLine commandLine, ShadowRun run, string? log)
    {
        if (commandLine.OutputDirectory is { } named && run.Directory is not null && FullPath(id, named) is { } output)
        {
            if (output == run.Directory)
                return TimeSpan.Zero;
            if (!run.Directory.StartsWith(output + "/", StringComparison.Ordinal))
                return null;
        }

        if (Writes(id, path => path == log))
            return TimeSpan.Zero;
        if (log is not null && Writes(id, IsRunLog))
            return null;
        return run.StartedAt - StartOf(stat) is { } difference && difference.Duration() <= NearEnough ? difference.Duration() : null;
    }

    private DateTimeOffset? StartOf(ProcessStat stat) => clock.GetUtcNow() - table.Age(stat.StartTicks);

    private string? FullPath(int id, string path) =>
        Path.IsPathRooted(path) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))
        : table.Link(id, "cwd") is { } directory ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, directory))
        : null;

    // Not its standard output alone: a shell moves that to another descriptor while it redirects one of its own commands.
    private bool Writes(int id, Func<string, bool> isMeant)
    {
        foreach (var descriptor in table.Descriptors(id))
        {
            if (table.Link(id, $"fd/{descriptor}") is { } path && isMeant(path) && table.Access(id, descriptor) is FileAccess.Write or FileAccess.ReadWrite)
                return true;
        }

        return false;
    }

    private static bool IsRunLog(string path) =>
        FileSystemName.MatchesSimpleExpression(ShadowRunFinder.LogPattern, Path.GetFileName(path.AsSpan()), ignoreCase: false);

    /// <summary>The nearest of those that none of the others started: a run's subshells carry its command line, and its children its open files.</summary>
    private static ShadowProcessIdentity? Best(List<Candidate> candidates, ShadowProcessEvidence evidence)
    {
        Candidate? best = null;
        foreach (var candidate in candidates)
        {
            if (!candidates.Exists(other => other.Id == candidate.ParentId) && (best is null || candidate.Distance < best.Distance))
                best = candidate;
        }

        return best is null ? null : new ShadowProcessIdentity(best.Id, best.StartTicks, evidence);
    }

    private sealed record Candidate(int Id, int ParentId, long StartTicks, TimeSpan Distance);
}
