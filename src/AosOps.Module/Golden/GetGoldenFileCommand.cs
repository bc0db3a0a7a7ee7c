using System.Management.Automation;
using AosOps.Golden.Storage;

namespace AosOps.Commands;

/// <summary>Lists golden files with their age and whether they are signed.</summary>
/// <remarks>
/// <para>Lists the golden files of all monitored directories: golden in every run directory (shadow_simulation_*) of the
/// run root, and the directory of the workflow engine. Kind is Shadow (RUNID.golden.json), Engine (RUNID.steps.jsonl) or
/// Signature: a .sig file whose golden file is not there. SignatureState says whether a signature lies beside the file,
/// not whether it is valid: that is for Test-GoldenSignature.</para>
/// <para>The files come as they are found, in no order, and their content is not read. Only ordinary files are golden
/// files; a symbolic link is none.</para>
/// </remarks>
/// <example>
///   <code>Get-GoldenFile -OlderThan 7</code>
///   <para>Lists the golden files that are older than seven days of 24 hours.</para>
/// </example>
/// <example>
///   <code>Get-GoldenFile -Kind Engine | Where-Object SignatureState -eq Unsigned</code>
///   <para>Lists the golden files of the workflow engine without a signature.</para>
/// </example>
/// <example>
///   <code>Get-GoldenFile -Path /tmp/shadow_simulation_20251202_131219 -RunId 'primary-w0-*' | Invoke-ShadowReplay</code>
///   <para>Replays what worker 0 of a run recorded.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "GoldenFile")]
[OutputType(typeof(GoldenFile))]
public sealed class GetGoldenFileCommand : AosCommand
{
    private readonly GoldenFileFinder finder = new(TimeProvider.System);

    /// <summary>
    /// Golden folders, run directories or golden files. Wildcards are permitted. Without it, all monitored directories are
    /// listed.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "Directory")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>
    /// Only files that were last written to longer ago than this: a number of days of 24 hours (7, 0.5), a text such as 36h
    /// or 90m, or a TimeSpan.
    /// </summary>
    [Parameter]
    [Days]
    public TimeSpan? OlderThan { get; set; }

    /// <summary>Only files of these run ids. * and ? stand for any characters; case matters.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] RunId { get; set; } = [];

    /// <summary>Only these kinds: Shadow, Engine or Signature.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public GoldenFileKind[] Kind { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var filter = new GoldenFileFilter { OlderThan = OlderThan, RunIds = RunId, Kinds = Kind };
        if (Path is { } paths)
        {
            var existing = ResolveExisting(paths);
            Stream(paths, (observer, token) => finder.FindBatches(existing, filter, observer, token));
        }
        else
        {
            var monitored = new MonitoredDirectories(Configuration);
            Stream(null, (observer, token) => finder.FindBatches(monitored.Find(), filter, observer, token));
        }
    }
}
