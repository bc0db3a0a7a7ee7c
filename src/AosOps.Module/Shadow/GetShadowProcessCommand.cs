using System.Management.Automation;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Shows the process that executes a shadow run, and what it waits for.</summary>
/// <remarks>
/// <para>The process is found by the run directory's shadow.pid with the time of its start, else by its command line read
/// as arguments (run_shadow_simulation.sh under a shell, or aosops Start-ShadowRun), else as the program that has the
/// run's log open for writing. FoundBy says which. An editor, tail or grep that looks at the log is never taken for the
/// run, nor is another program that has its name.</para>
/// <para>Shown are the elapsed time, state, processor time, memory, all children and open files, and, for a run that does not
/// go on, where it waits: the system call with its file, and the function of the kernel. IsStuck is true when the process
/// is stopped, when it or a child is blocked in uninterruptible I/O and the log has been silent for a minute, or when
/// everything waits and the log has been silent for ten minutes; StuckReason says which.</para>
/// <para>Of a process of another user, open files and what it waits for can be read by root only: they are empty then, and
/// Notes says so. Outside Linux only what .NET knows is shown: times, memory, threads.</para>
/// </remarks>
/// <example>
///   <code>Get-ShadowProcess</code>
///   <para>Shows the process of the newest run.</para>
/// </example>
/// <example>
///   <code>Get-ShadowProcess | Format-List</code>
///   <para>Shows its children, its open files and where it waits as well: the first look at a run that is stuck.</para>
/// </example>
/// <example>
///   <code>Get-ShadowRun | Get-ShadowProcess -ErrorAction SilentlyContinue | Where-Object IsStuck</code>
///   <para>Lists the runs under way that look stuck.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "ShadowProcess", DefaultParameterSetName = "Path")]
[OutputType(typeof(ShadowProcess))]
public sealed class GetShadowProcessCommand : ShadowRunCommand
{
    private readonly ShadowProcessInspector inspector = new(new ShadowProcessFinder());

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run) =>
        Run(run, (observer, _) => Task.FromResult(inspector.Inspect(run, observer)));
}
