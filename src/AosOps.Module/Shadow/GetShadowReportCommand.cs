using System.Management.Automation;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Reports on a shadow run in six sections: process, cycles, mismatches, golden files, resources, log.</summary>
/// <remarks>
/// <para>One object with a property for each section: Process with children and open files; Cycles; Mismatches with the
/// first five; Golden with counts, sizes, the five newest files and what the newest holds; Resources with disk space, memory
/// and load; and Log with its size, lines, time range, errors, and what in it is not text.</para>
/// <para>What cannot be read is an error that names it, and its section is empty.</para>
/// </remarks>
/// <example>
///   <code>Get-ShadowReport</code>
///   <para>Reports on the newest run.</para>
/// </example>
/// <example>
///   <code>(Get-ShadowReport).Golden.Recent</code>
///   <para>Lists the golden files that the newest run wrote last.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "ShadowReport", DefaultParameterSetName = "Path")]
[OutputType(typeof(ShadowReport))]
public sealed class GetShadowReportCommand : ShadowRunCommand
{
    private readonly ShadowReportReader reader = new();

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run) => Run(run, (observer, token) => reader.ReadAsync(run, observer, token));
}
