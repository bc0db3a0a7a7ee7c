using System.Management.Automation;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Lists the mismatches of a shadow run.</summary>
/// <remarks>
/// <para>The details come from the cycle reports: run id, both workflow hashes, and the first step that differs with
/// its skill. A report keeps the details of at most five mismatches; one object with a Count and no RunId stands for
/// the others, and so it is for cycles of which only the log speaks. The counts add up to the mismatches of the run.</para>
/// <para>A report that cannot be read, for example the traceback of a crashed worker, is an error, and the others are
/// listed.</para>
/// </remarks>
/// <example>
///   <code>Get-ShadowMismatch</code>
///   <para>Lists the mismatches of the newest run.</para>
/// </example>
/// <example>
///   <code>Get-ShadowMismatch -Path /tmp/shadow_simulation_20251202_131219 | Group-Object Skill</code>
///   <para>Shows which skill differs most often first.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "ShadowMismatch", DefaultParameterSetName = "Path")]
[OutputType(typeof(ShadowMismatch))]
public sealed class GetShadowMismatchCommand : ShadowRunCommand
{
    private readonly ShadowMismatchReader reader = new(new ShadowCycleReader());

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run) =>
        Stream(run, (observer, token) => reader.ReadAsync(run, observer, token));
}
