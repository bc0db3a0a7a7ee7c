using System.Management.Automation;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Lists the mismatches of a shadow run: which golden file, which step, what was expected and what came.</summary>
/// <remarks>
/// <para>Mismatches are described in the cycle reports, at most five a cycle. What a cycle counts beyond that, in its report
/// or in the log, is one object without RunId whose Count says how many they are: the sum of Count is the run's number of
/// mismatches.</para>
/// <para>A report that cannot be read, because a worker crashed and left a traceback in it, is an error that names file
/// and line; the mismatches that the log counts for that cycle are listed all the same.</para>
/// <para>GoldenFile is the file to look at, where it is still there. Invoke-ShadowReplay takes it from the pipeline, and
/// says whether the golden file or the workload changed.</para>
/// </remarks>
/// <example>
///   <code>Get-ShadowMismatch</code>
///   <para>Lists the mismatches of the newest run.</para>
/// </example>
/// <example>
///   <code>Get-ShadowMismatch | Invoke-ShadowReplay</code>
///   <para>Replays every golden file that is known not to have matched, and says what changed.</para>
/// </example>
/// <example>
///   <code>Get-ShadowMismatch -Path /tmp/shadow_simulation_20251202_131219 | Group-Object Skill</code>
///   <para>Shows whether one skill is at fault.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "ShadowMismatch", DefaultParameterSetName = "Path")]
[OutputType(typeof(ShadowMismatch))]
public sealed class GetShadowMismatchCommand : ShadowRunCommand
{
    private readonly ShadowMismatchReader reader = new(TimeProvider.System);

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run) => Stream(run, (observer, token) => reader.ReadAsync(run, observer, token));
}
