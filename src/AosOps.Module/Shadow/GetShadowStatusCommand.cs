using System.Management.Automation;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Shows where a shadow run stands: state, health, cycles, mismatches, last activity.</summary>
/// <remarks>
/// <para>State is Running while a process executes the run, Completed or Failed when it has ended, Interrupted when a
/// signal ended it, and Aborted when its log just stops and no process executes it. Health is the worst of the checks
/// that Test-ShadowHealth makes, which read the log and no cycle reports, and Message says what is the matter.</para>
/// <para>A cycle is successful when its own line in the log says so; progress lines are not cycles, and a cycle that
/// ended without its numbers failed.</para>
/// <para>With -CheckpointPath only what is new in the log is read, whatever its size: for checks that are repeated. A
/// log that was rotated, truncated or replaced is noticed, and read from its beginning.</para>
/// </remarks>
/// <example>
///   <code>Get-ShadowStatus</code>
///   <para>Shows the state of the newest run.</para>
/// </example>
/// <example>
///   <code>Get-ShadowStatus -CheckpointPath /var/lib/aos/status.checkpoint | Format-List</code>
///   <para>Reads what is new since the last call, and shows everything that is known.</para>
/// </example>
/// <example>
///   <code>Get-ShadowRun | Get-ShadowStatus | Where-Object Health -eq Critical</code>
///   <para>Lists the runs that somebody must look at.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "ShadowStatus", DefaultParameterSetName = "Path")]
[OutputType(typeof(ShadowStatus))]
public sealed class GetShadowStatusCommand : ShadowRunCommand
{
    private readonly ShadowStatusReader reader = new(new ShadowSnapshotReader());

    /// <summary>
    /// Where to keep how far the log was read: a file, or an existing directory that gets one file for each log.
    /// The file is created when it does not exist.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CheckpointPath { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run)
    {
        var options = new ShadowSnapshotOptions { CheckpointPath = CheckpointPath is null ? null : ResolveTarget(CheckpointPath) };
        Run(run, (observer, token) => reader.ReadAsync(run, options, observer, token));
    }
}
