using System.Management.Automation;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Ends a shadow run before its time, with its final report.</summary>
/// <remarks>
/// <para>The process of the run is asked to end (SIGTERM): it finishes what it is at, writes its final report, and is gone
/// within a second or so; the runs of earlier programs can take until their next cycle. It is found by the PID file in the
/// run directory, then by command lines, then by who has the log open, and never by its name alone.</para>
/// <para>Where it goes on after -Timeout that is an error, unless -Force is given: then it is killed (SIGKILL), and there is
/// no final report. -Force asks first, unless -Confirm:$false is given too.</para>
/// </remarks>
/// <example>
///   <code>Stop-ShadowRun</code>
///   <para>Ends the newest run, and shows where it stood.</para>
/// </example>
/// <example>
///   <code>Stop-ShadowRun -Path /tmp/shadow_simulation_20251202_131219 -Timeout 60 -Force</code>
///   <para>Gives a run a minute to end, then kills it.</para>
/// </example>
/// <example>
///   <code>Get-ShadowRun | Stop-ShadowRun -WhatIf</code>
///   <para>Says which runs would be ended; for those that no process executes it is an error, as without -WhatIf.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "ShadowRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Path")]
[OutputType(typeof(ShadowStatus))]
public sealed class StopShadowRunCommand : ShadowRunCommand
{
    private readonly ShadowRunStopper stopper = new(new ShadowProcessFinder(), TimeProvider.System);

    /// <summary>How long the run may take to end: seconds, or a text such as 500ms, 30s or 5m. The default is 10 seconds.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Kills the run where it does not end in time. Its final report is lost.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run)
    {
        if (Await(run, (observer, _) => Task.FromResult(stopper.Find(run, observer))) is not { } process)
            return;
        if (!ShouldProcess(run.ToString(), "End the shadow run") || (Force && !IsConfirmed(run)))
            return;
        Run(run, async (observer, token) =>
        {
            await stopper.StopAsync(run, process, Timeout, Force, observer, token);
            return ShadowStatus.Of(await new ShadowSnapshotReader().ReadAsync(run, new ShadowSnapshotOptions(), observer, token));
        });
    }

    private bool IsConfirmed(ShadowRun run) =>
        MyInvocation.BoundParameters.ContainsKey("Confirm")
        || ShouldContinue($"Kill the shadow run '{run}' where it does not end within {Timeout.TotalSeconds:0.###} seconds? Its final report is lost then.", "Kill the run");
}
