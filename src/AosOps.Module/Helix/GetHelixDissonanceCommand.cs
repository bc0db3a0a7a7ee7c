using System.Management.Automation;
using AosOps.Helix;

namespace AosOps.Commands;

/// <summary>Shows the dissonance value of Helix Shadow Metrics.</summary>
/// <remarks>
/// <para>Value, Timestamp, Source (auto-seed, or who set it) and Address are as the service says. A service without a
/// value is an error: its seed file may be missing, which Test-HelixInstallation says and mends.</para>
/// <para>IsOverThreshold is true for a value of more than 0.3.</para>
/// </remarks>
/// <example>
///   <code>Get-HelixDissonance</code>
///   <para>Shows the value of this machine's service.</para>
/// </example>
/// <example>
///   <code>(Get-HelixDissonance -MetricsUri http://node7:9010).Value</code>
///   <para>Gives the value of another machine's service as a number.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "HelixDissonance")]
[OutputType(typeof(HelixDissonance))]
public sealed class GetHelixDissonanceCommand : HelixCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var metrics = Services.Metrics;
        Run(metrics.Endpoint, (_, token) => HelixDissonance.ReadAsync(metrics, token));
    }
}
