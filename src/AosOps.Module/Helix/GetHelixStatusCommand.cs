using System.Management.Automation;
using System.Runtime.CompilerServices;
using AosOps.Helix;

namespace AosOps.Commands;

/// <summary>Shows how the Helix services are: version, uptime, dissonance, last entry, latency.</summary>
/// <remarks>
/// <para>Gives one object a service, always: a service that cannot be reached is one with State Unreachable, whose Message
/// says why, and no error. In aosops the exit code is 1 when one of them is Unreachable, Refused (the token) or
/// Invalid (something else answers there).</para>
/// <para>Degraded is a service that answers and says that something is missing: its dissonance value, or its storage.
/// Both services are asked at the same time; Latency is that of a second answer, over a connection that is open.</para>
/// </remarks>
/// <example>
///   <code>Get-HelixStatus</code>
///   <para>Shows both services of this machine.</para>
/// </example>
/// <example>
///   <code>Get-HelixStatus -Service ShadowMetrics -MetricsUri http://node7:9010 -TokenPath /etc/helix/token | Format-List</code>
///   <para>Shows one service of another machine in full.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "HelixStatus")]
[OutputType(typeof(HelixStatus))]
public sealed class GetHelixStatusCommand : HelixCommand
{
    /// <summary>The services: ShadowMetrics, DissonanceResearch. The default is both.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public HelixService[] Service { get; set; } = [.. HelixUnit.Services];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var services = Services;
        Stream(null, (_, token) => ReadAsync(new HelixStatusReader(services, TimeProvider.System), token));
    }

    private async IAsyncEnumerable<HelixStatus> ReadAsync(HelixStatusReader reader, [EnumeratorCancellation] CancellationToken token)
    {
        foreach (var reading in Service.Distinct().Select(service => reader.ReadAsync(service, token)).ToList())
            yield return await reading;
    }
}
