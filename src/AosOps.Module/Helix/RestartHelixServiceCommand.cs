using System.Management.Automation;
using AosOps.Helix;

namespace AosOps.Commands;

/// <summary>Restarts Helix services, and waits until they are well.</summary>
/// <remarks>
/// <para>Restarts the unit with systemctl, which is looked for on the PATH and mostly needs root, then asks the service
/// until its State is Running, for no longer than -WaitTimeout. The status that is written is that of the restarted
/// service; one that is not well in time is an error that says how it is.</para>
/// <para>Several services are restarted one after the other, so that one is always there; where one does not come back,
/// the next is restarted all the same.</para>
/// </remarks>
/// <example>
///   <code>Restart-HelixService ShadowMetrics</code>
///   <para>Restarts one service, and shows its status when it is well.</para>
/// </example>
/// <example>
///   <code>Restart-HelixService ShadowMetrics, DissonanceResearch -WaitTimeout 2m -Confirm:$false</code>
///   <para>Restarts both, without a question, and gives each two minutes.</para>
/// </example>
/// <example>
///   <code>Get-HelixStatus | Where-Object State -eq Unreachable | Restart-HelixService</code>
///   <para>Restarts what does not answer.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Restart, "HelixService", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(HelixStatus))]
public sealed class RestartHelixServiceCommand : HelixCommand
{
    /// <summary>The services: ShadowMetrics, DissonanceResearch.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public HelixService[] Service { get; set; } = [];

    /// <summary>How long a service may take to be well: seconds, or a text such as 30s, which is the default, or 2m.</summary>
    [Parameter]
    [Seconds]
    [ValidatePositive]
    public TimeSpan WaitTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var restarter = new HelixRestarter(
            new Systemctl(Environment.GetEnvironmentVariable("PATH")), new HelixStatusReader(Services, TimeProvider.System), TimeProvider.System);
        foreach (var service in Service.Distinct())
        {
            if (ShouldProcess(HelixUnit.NameOf(service), "Restart the service"))
                Run(service, (observer, token) => restarter.RestartAsync(service, WaitTimeout, observer, token));
        }
    }
}
