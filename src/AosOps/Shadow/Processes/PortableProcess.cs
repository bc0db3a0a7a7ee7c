using System.ComponentModel;
using System.Diagnostics;

namespace AosOps.Shadow;

/// <summary>What .NET knows of a process on every system.</summary>
internal static class PortableProcess
{
    /// <summary>Looks at a process.</summary>
    /// <returns>The process, or null where it has ended.</returns>
    public static ShadowProcess? Read(ShadowRun run, ShadowProcessIdentity identity, TimeProvider clock)
    {
        try
        {
            using var process = Process.GetProcessById(identity.ProcessId);
            return Read(run, identity, process, clock.GetLocalNow());
        }
        catch (Exception cause) when (cause is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ShadowProcess Read(ShadowRun run, ShadowProcessIdentity identity, Process process, DateTimeOffset now)
    {
        var elapsed = now.UtcDateTime - IfPermitted(() => process.StartTime.ToUniversalTime());
        var cpu = IfPermitted(() => process.TotalProcessorTime);
        return new ShadowProcess
        {
            Run = run.Name,
            ProcessId = identity.ProcessId,
            Name = process.ProcessName,
            FoundBy = identity.FoundBy,
            StartedAt = now - elapsed,
            Elapsed = elapsed,
            State = ShadowProcessState.Unknown,
            CpuTime = cpu,
            CpuPercent = elapsed > TimeSpan.Zero ? cpu / elapsed * 100 : null,
            WorkingSetBytes = IfPermitted(() => process.WorkingSet64),
            Threads = IfPermitted(() => process.Threads.Count),
            Notes = ["Its command line, state, children, open files and what it waits for are known on Linux only; times and memory only to the user who owns it."],
        };
    }

    private static T? IfPermitted<T>(Func<T> read)
        where T : struct
    {
        try
        {
            return read();
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
