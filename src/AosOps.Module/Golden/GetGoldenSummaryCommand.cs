using System.Management.Automation;
using AosOps.Golden;
using AosOps.Golden.Archives;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Summarizes the cycle reports and golden files of a shadow run.</summary>
/// <remarks>
/// <para>Adds up the cycle reports of a run: cycles, workflows, replays, mismatches with their details, and the verdict.
/// It is PASS only where every report could be read and passed and anything was replayed: a crashed cycle, no report at
/// all, or no replay is FAIL.</para>
/// <para>Beyond the reports it says which golden files they do not account for and which are missing. Reports of AosOps
/// name every file; the reports of older programs only count them, and then the numbers are exact and the names as many
/// as can be told. A golden file that is in an archive of ARCHIVE_DIR as it was recorded is not missing but archived.</para>
/// </remarks>
/// <example>
///   <code>Get-GoldenSummary</code>
///   <para>Summarizes the newest run.</para>
/// </example>
/// <example>
///   <code>Get-GoldenSummary /tmp/shadow_simulation_20251202_131219 -OutFile summary.json</code>
///   <para>Summarizes a run and writes the summary as JSON.</para>
/// </example>
/// <example>
///   <code>Get-ShadowRun | Get-GoldenSummary | Where-Object Verdict -eq FAIL</code>
///   <para>Shows the runs of this machine that failed.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "GoldenSummary", DefaultParameterSetName = "Path")]
[OutputType(typeof(GoldenSummary))]
public sealed class GetGoldenSummaryCommand : ShadowRunCommand
{
    /// <summary>Also writes the summary as JSON to this file, atomically. Of several runs the last one stays.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run)
    {
        var summarizer = new GoldenSummarizer(new GoldenArchiveCatalog(Configuration), TimeProvider.System);
        if (Await(run.ToString(), (observer, token) => Task.FromResult(summarizer.Summarize(run, observer, token))) is not { } summary)
            return;
        WriteObject(summary);
        if (OutFile is not null)
            Save(summary, ResolveTarget(OutFile));
    }

    private void Save(GoldenSummary summary, string outFile) => Await(outFile, (_, token) => GoldenJson.SaveAsync(outFile, summary, token));
}
