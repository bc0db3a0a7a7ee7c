using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>
/// Looks at the process that executes a run: from <c>/proc</c> (proc(5)) on Linux, elsewhere with what
/// <see cref="System.Diagnostics.Process"/> gives.
/// </summary>
/// <param name="finder">Finds the process.</param>
public sealed class ShadowProcessInspector(ShadowProcessFinder finder)
{
    private const string NotForThisUser = "It takes the user who owns the process, or root.";

    private readonly ProcessTable table = finder.Table;
    private readonly ProcessWaitReader waits = new(finder.Table);

    /// <summary>Looks at the process of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="observer">Is told of a PID file that cannot be used.</param>
    /// <returns>The process at this moment.</returns>
    /// <exception cref="AosException">The run has no living process.</exception>
    public ShadowProcess Inspect(ShadowRun run, IOperationObserver observer)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(observer);
        var identity = finder.Find(run, observer) ?? throw NotFound(run);
        return Inspect(run, identity) ?? throw NotFound(run);
    }

    /// <summary>Looks at the process of a run that has been found.</summary>
    /// <returns>The process, or null where it has ended since.</returns>
    internal ShadowProcess? Inspect(ShadowRun run, ShadowProcessIdentity identity) =>
        table.Exists ? FromTable(run, identity) : PortableProcess.Read(run, identity, finder.Clock);

    private ShadowProcess? FromTable(ShadowRun run, ShadowProcessIdentity identity)
    {
        var id = identity.ProcessId;
        if (table.Entry(id) is not { } entry || entry.Stat.StartTicks != identity.StartTicks)
            return null;
        var notes = new List<string>();
        var children = new List<ShadowChildProcess>();
        var tree = ProcessTree.Read(table);
        var wait = Wait(entry, tree.ChildrenOf(id), tree, children);
        if (wait.Reason is null && wait.State is ShadowProcessState.Sleeping or ShadowProcessState.DiskSleep)
            notes.Add("What it waits for cannot be read. " + NotForThisUser);
        var cpu = Time(entry.Stat.CpuTicks);
        var elapsed = table.Age(entry.Stat.StartTicks);
        return new ShadowProcess
        {
            Run = run.Name,
            ProcessId = id,
            Name = entry.Name,
            CommandLine = entry.CommandLine,
            FoundBy = identity.FoundBy,
            StartedAt = finder.Clock.GetLocalNow() - elapsed,
            Elapsed = elapsed,
            State = wait.State,
            CpuTime = cpu,
            CpuPercent = elapsed > TimeSpan.Zero ? cpu / elapsed * 100 : null,
            WorkingSetBytes = entry.Stat.ResidentPages * Environment.SystemPageSize,
            Threads = entry.Stat.Threads,
            Children = children,
            OpenFiles = OpenFiles(id, notes),
            WaitsIn = wait.Function,
            WaitsFor = wait.Reason,
            StuckReason = StuckRun.Reason(wait.State, children, Silence(run)),
            Notes = notes,
        };
    }

    /// <summary>Reads where a process waits, and adds the processes below it to a list.</summary>
    private ProcessWait Wait(ProcessEntry entry, List<ProcessEntry> started, ProcessTree tree, List<ShadowChildProcess> all)
    {
        foreach (var child in started)
        {
            var place = all.Count;
            var wait = Wait(child, tree.ChildrenOf(child.ProcessId), tree, all);
            all.Insert(place, new ShadowChildProcess(child.ProcessId, entry.ProcessId, child.Name, child.CommandLine, wait.State, wait.Reason));
        }

        return waits.Read(entry, started is [var only] ? only : null);
    }

    private List<ShadowOpenFile>? OpenFiles(int id, List<string> notes)
    {
        if (table.Program(id) is null)
        {
            notes.Add("Its open files cannot be read. " + NotForThisUser);
            return null;
        }

        var files = new List<ShadowOpenFile>();
        foreach (var descriptor in table.Descriptors(id))
        {
            if (table.Link(id, $"fd/{descriptor}") is { } path)
                files.Add(new ShadowOpenFile(descriptor, path, table.Access(id, descriptor)));
        }

        files.Sort(static (left, right) => left.Descriptor.CompareTo(right.Descriptor));
        return files;
    }

    private TimeSpan? Silence(ShadowRun run) =>
        run.LogPath is { } log && File.Exists(log) ? finder.Clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(log) : null;

    private static TimeSpan Time(long ticks) => TimeSpan.FromSeconds((double)ticks / ProcessStat.TicksPerSecond);

    private static AosException NotFound(ShadowRun run) =>
        new(ErrorIds.ShadowProcessNotFound, FailureKind.NotFound, $"No process executes the run '{run.Name}'.")
        {
            FilePath = run.Directory ?? run.LogPath,
            Remedy = "It has ended; Get-ShadowStatus says how. A process of another user may not be visible: try as root.",
        };
}
