using System.Management.Automation;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Lists the cycles of a shadow run: when each began and ended, and how it went.</summary>
/// <remarks>
/// <para>The cycles are read from the log. State is Succeeded, Failed (with mismatches), Crashed (it ended without its
/// numbers), Unfinished (it began and never ended) or Running. What the log does not say of a cycle is taken from its
/// report.</para>
/// <para>A quiet log, written without --verbose, names only cycles with mismatches, and a run directory may have no log:
/// then the cycles are those of the reports.</para>
/// </remarks>
/// <example>
///   <code>Get-ShadowCycle | Where-Object State -ne Succeeded</code>
///   <para>Lists the cycles of the newest run that did not go well.</para>
/// </example>
/// <example>
///   <code>Get-ShadowCycle -Path /var/lib/aos/shadow_24h_20251202_131219.log | Measure-Object Mismatches -Sum</code>
///   <para>Adds up the mismatches of one run.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "ShadowCycle", DefaultParameterSetName = "Path")]
[OutputType(typeof(ShadowCycle))]
public sealed class GetShadowCycleCommand : ShadowRunCommand
{
    private readonly ShadowCycleReader reader = new();

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run) =>
        Stream(run, (observer, token) => reader.ReadAsync(run, observer, token));
}
