using System.Management.Automation;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Checks the health of a shadow run: process, log, mismatches, cycles, disk, golden files.</summary>
/// <remarks>
/// <para>Gives one object a check, with Name, Status, Value, Threshold and Message. The health of the run is the worst
/// of them: a check that cannot be made because the run has no such part is Skipped.</para>
/// <para>A run must have a living process, or have ended; one whose log just stops is CRITICAL. A log that was last
/// written more than 10 minutes ago is a WARNING, more than 30 minutes CRITICAL; any mismatch, any failed cycle, and a
/// run that ended without a replay, are CRITICAL; a file system that is 90 % full is a WARNING, 95 % CRITICAL; more than
/// 1,000 MB of golden files are a WARNING.</para>
/// <para>Cheap enough for every minute, it looks at the process, the log, the disk and the sizes of the golden files, and no
/// further: at a cycle report only where a run died in that cycle, and never into a golden file. So Healthy says that the run
/// goes well by its log. That its reports can be read and agree with it is for Test-ShadowSanity and Get-GoldenSummary, that
/// no golden file was altered or deleted for Invoke-ShadowReplay.</para>
/// </remarks>
/// <example>
///   <code>Test-ShadowHealth</code>
///   <para>Checks the newest run.</para>
/// </example>
/// <example>
///   <code>Test-ShadowHealth -Path /tmp/shadow_simulation_20251202_131219 | Where-Object Status -ne Healthy</code>
///   <para>Shows what is not well with one run.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "ShadowHealth", DefaultParameterSetName = "Path")]
[OutputType(typeof(CheckResult))]
public sealed class TestShadowHealthCommand : ShadowRunCommand
{
    private readonly ShadowSnapshotReader reader = new();

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run)
    {
        var options = new ShadowSnapshotOptions { CountsGolden = true };
        if (Await(run, (observer, token) => reader.ReadAsync(run, options, observer, token)) is { } snapshot)
            WriteObject(ShadowHealth.Check(snapshot), enumerateCollection: true);
    }
}
