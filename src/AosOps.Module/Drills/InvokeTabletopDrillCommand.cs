using System.Management.Automation;
using System.Runtime.CompilerServices;
using AosOps.Drills;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Commands;

/// <summary>Practises the ten steps of the tabletop exercise in a sandbox.</summary>
/// <remarks>
/// <para>A tabletop exercise shows that whoever is on call can do what an incident asks for: see how the services are,
/// run a quick shadow test, check it, stop all workflows, see that they are stopped, let them go again, read the
/// golden summary, the alerts, the checkpoints and the cache. Each step says which command line it stands for, what
/// should happen, and what did.</para>
/// <para>With -Sandbox everything happens in a directory for temporary files that is deleted afterwards: no run, log
/// or emergency stop of the machine is touched. The servers at the configured addresses are only asked how they are; a
/// step whose server cannot be reached is Skipped, and names the address.</para>
/// <para>A step that fails does not end the drill. In aosops the exit code is 1 when a step has failed.</para>
/// </remarks>
/// <example>
///   <code>Invoke-TabletopDrill -Sandbox</code>
///   <para>Does the ten steps and shows each as soon as it is done. It takes about ten seconds.</para>
/// </example>
/// <example>
///   <code>Invoke-TabletopDrill -Sandbox | Where-Object Status -ne Passed | Format-List</code>
///   <para>Shows in full what did not pass: failed steps, and skipped ones with the server that was not there.</para>
/// </example>
/// <example>
///   <code>Invoke-TabletopDrill -Sandbox -KeepSandbox</code>
///   <para>Keeps the directory of the drill, with its run, golden files and audit log, and says where it is.</para>
/// </example>
/// <seealso>about_AosOps_Incident</seealso>
[Cmdlet(VerbsLifecycle.Invoke, "TabletopDrill")]
[OutputType(typeof(DrillStep))]
public sealed class InvokeTabletopDrillCommand : AosCommand
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Does the drill in a throw-away directory. Drills on the live system are not offered, so that it is needed.</summary>
    [Parameter]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>Keeps the throw-away directory, and says where it is.</summary>
    [Parameter]
    public SwitchParameter KeepSandbox { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!Sandbox)
        {
            WriteFailure(NoLiveDrill(), nameof(Sandbox));
            return;
        }

        Stream(null, DrillAsync);
    }

    private async IAsyncEnumerable<DrillStep> DrillAsync(IOperationObserver observer, [EnumeratorCancellation] CancellationToken token)
    {
        var services = new Lazy<IWorkflowServices>(() => IntegrationLoader.Create<IWorkflowServices>(Configuration, CallTimeout));
        try
        {
            await foreach (var step in new TabletopDrill(Configuration, services, TimeProvider.System).RunAsync(KeepSandbox, observer, token))
                yield return step;
        }
        finally
        {
            if (services.IsValueCreated)
                services.Value.Dispose();
        }
    }

    private static AosException NoLiveDrill() =>
        new(ErrorIds.DrillNeedsSandbox, FailureKind.InvalidArgument, "Drills on the live system are not offered.")
        {
            Remedy = "Add -Sandbox: the drill then happens in a throw-away directory.",
        };
}
