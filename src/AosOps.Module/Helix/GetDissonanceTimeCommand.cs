using System.Management.Automation;
using AosOps.Helix;

namespace AosOps.Commands;

/// <summary>Reads time entries from Helix Dissonance Research.</summary>
/// <remarks>
/// <para>Gives all entries in the order of their times, or those from -From on and before -To. They are read a page at a
/// time as the pipeline takes them: memory does not follow their number, and Select-Object -First 10 reads one page.</para>
/// <para>-Last gives the entry that was received last. Services of the first generation know only that one; everything else
/// is the error HelixFeatureMissing there.</para>
/// </remarks>
/// <example>
///   <code>Get-DissonanceTime -Last</code>
///   <para>Shows the newest entry.</para>
/// </example>
/// <example>
///   <code>Get-DissonanceTime -From 2025-11-01 -To 2025-12-01 | Export-Csv november.csv</code>
///   <para>Saves the entries of a month.</para>
/// </example>
/// <example>
///   <code>Get-DissonanceTime -From 24h | Group-Object Source</code>
///   <para>Counts the entries of the last day by their source.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "DissonanceTime", DefaultParameterSetName = RangeSet)]
[OutputType(typeof(DissonanceEntry))]
public sealed class GetDissonanceTimeCommand : HelixCommand
{
    private const string RangeSet = "Range";
    private const string LastSet = "Last";

    /// <summary>Only the entry that was received last.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LastSet)]
    public SwitchParameter Last { get; set; }

    /// <summary>Only entries from that time on: a date and time, a time of day, or a length of time before now, for example 90s, 10m, 2h or 1d.</summary>
    [Parameter(Position = 0, ParameterSetName = RangeSet)]
    public Shadow.LogStart? From { get; set; }

    /// <summary>Only entries before that time, given as for -From.</summary>
    [Parameter(Position = 1, ParameterSetName = RangeSet)]
    public Shadow.LogStart? To { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var research = Services.Research;
        if (Last)
        {
            Run(research.Endpoint, (_, token) => research.GetLastAsync(token));
            return;
        }

        var query = new DissonanceQuery(From?.Resolve(TimeProvider.System), To?.Resolve(TimeProvider.System));
        Stream(research.Endpoint, (observer, token) => new DissonanceTimeReader(research).ReadAsync(query, observer, token));
    }
}
