using System.Management.Automation;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Finds shadow runs: their logs and run directories.</summary>
/// <remarks>
/// <para>Without -Path it lists all runs of this machine, newest first: logs (shadow_24h_*.log) in the state directory
/// and run directories (shadow_simulation_*) in the run root, matched with each other by the directory that the log's
/// header names, else by time stamp. One half may be missing.</para>
/// <para>The state directory and the run root are set by AOS_STATE_DIRECTORY and AOS_RUN_ROOT, or in the settings file.</para>
/// </remarks>
/// <example>
///   <code>Get-ShadowRun</code>
///   <para>Lists all runs of this machine, newest first.</para>
/// </example>
/// <example>
///   <code>Get-ShadowRun | Get-ShadowStatus</code>
///   <para>Shows the state of every run.</para>
/// </example>
/// <example>
///   <code>Get-ShadowRun -Path /mnt/evidence/shadow_24h_20251202_131219.log</code>
///   <para>Finds the run directory that belongs to a copied log.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "ShadowRun", DefaultParameterSetName = "Path")]
[OutputType(typeof(ShadowRun))]
public sealed class GetShadowRunCommand : ShadowRunCommand
{
    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run) => WriteObject(run);

    /// <inheritdoc/>
    protected override IEnumerable<ShadowRun> DefaultRuns(IReadOnlyList<ShadowRun> runs) => runs;
}
