using System.Management.Automation;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Waits until a shadow run has ended, and shows how it ended.</summary>
/// <remarks>
/// <para>A progress bar shows how far the run is and the time that is left. The run is another process: Ctrl+C ends the wait,
/// not the run. A run that has ended already is shown at once; one whose process died is shown as Aborted.</para>
/// </remarks>
/// <example>
///   <code>Start-ShadowRun -Hours 24 | Wait-ShadowRun</code>
///   <para>Starts a run of a whole day, and waits for its end.</para>
/// </example>
/// <example>
///   <code>Wait-ShadowRun -Timeout 5m</code>
///   <para>Waits for the newest run, five minutes at most.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Wait, "ShadowRun", DefaultParameterSetName = "Path")]
[OutputType(typeof(ShadowStatus))]
public sealed class WaitShadowRunCommand : ShadowRunCommand
{
    private readonly ShadowRunWaiter waiter = new(new ShadowProcessFinder(), TimeProvider.System);

    /// <summary>How long to wait at most: seconds, or a text such as 30s, 5m or 24h. Without it, until the run has ended.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan? Timeout { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run) =>
        Run(run, (observer, token) => waiter.WaitAsync(run, Timeout, observer, token));
}
