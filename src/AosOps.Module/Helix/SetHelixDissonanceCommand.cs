using System.Management.Automation;
using AosOps.Helix;

namespace AosOps.Commands;

/// <summary>Sets the dissonance value of Helix Shadow Metrics.</summary>
/// <remarks>
/// <para>Asks first, and says by how much the value changes and whether that passes the threshold of 0.3, from which on
/// the service writes an audit record, and with AUTO_HEAL=1 goes back to its seed. With -WhatIf it only says so.</para>
/// <para>The result is what the service made of it: IsAudited and IsHealed say whether it did, and Value is the value in
/// force then. Services of the first generation take their value only from the seed file, and give an error.</para>
/// </remarks>
/// <example>
///   <code>Set-HelixDissonance 0.15</code>
///   <para>Sets the value, after a question that names the change.</para>
/// </example>
/// <example>
///   <code>Set-HelixDissonance 0.9 -Source drill -Confirm:$false</code>
///   <para>Sets a value that is audited, without a question.</para>
/// </example>
/// <example>
///   <code>Set-HelixDissonance 0.9 -WhatIf</code>
///   <para>Says by how much the value would change, and whether that would be audited.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "HelixDissonance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DissonanceChange))]
public sealed class SetHelixDissonanceCommand : HelixCommand
{
    /// <summary>The value.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateRange(-1e15, 1e15)]
    public double Value { get; set; }

    /// <summary>Who sets it. The default is operator.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, 100)]
    public string Source { get; set; } = "operator";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var metrics = Services.Metrics;
        var plan = Await(metrics.Endpoint, (_, token) => DissonancePlan.ReadAsync(metrics, Value, token));
        if (plan is null || !ShouldProcess(metrics.Endpoint.AbsoluteUri, plan.ToString()))
            return;
        Run(metrics.Endpoint, async (_, token) => (await metrics.SetDissonanceAsync(Value, Source, token)) with { Previous = plan.Previous });
    }
}
