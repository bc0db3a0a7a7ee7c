using System.Management.Automation;
using AosOps.Golden.Archives;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Executes golden files again and says what differs, and whether the file or the workload changed.</summary>
/// <remarks>
/// <para>A golden file records what a workflow did: the hash of every step and the hash over them. A replay executes the
/// workflow again from its type and seed and must give the same hashes. Where it does not, FirstDivergentStep, Expected
/// and Actual say where, and Changed and Cause say whether the golden file was altered or the workload behaves differently.</para>
/// <para>Beyond the hashes it checks what no replay can give: the run id against the name of the file, success and error,
/// the bytes of the file against what the run's cycle reports recorded, and whether a file that they name was deleted.</para>
/// <para>-Path also takes golden files, and folders of golden files. It only reads: it may be used on a run that is under way.</para>
/// </remarks>
/// <example>
///   <code>Invoke-ShadowReplay | Where-Object Outcome -ne Match</code>
///   <para>Replays every golden file of the newest run and shows those that differ.</para>
/// </example>
/// <example>
///   <code>Invoke-ShadowReplay -RunId primary-w0-0084028e -Count 10</code>
///   <para>Executes one workflow of the newest run ten times: is it deterministic?</para>
/// </example>
/// <example>
///   <code>Get-ShadowMismatch | Invoke-ShadowReplay</code>
///   <para>Replays the golden files of the mismatches that the run's reports describe. Of the others a warning says how many they are.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "ShadowReplay", DefaultParameterSetName = ByPath)]
[OutputType(typeof(ShadowReplay))]
public sealed class InvokeShadowReplayCommand : ShadowRunCommand
{
    private const string ByMismatch = "Mismatch";

    private ShadowReplayer? replayer;

    /// <summary>Mismatches, as Get-ShadowMismatch gives them. Their golden files are replayed.</summary>
    [Parameter(ParameterSetName = ByMismatch, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public ShadowMismatch[]? Mismatch { get; set; }

    /// <summary>The run ids to replay, such as primary-w0-0084028e. Without it, all golden files of the run.</summary>
    [Parameter(ParameterSetName = ByPath)]
    [Parameter(ParameterSetName = ByRun)]
    [ValidateNotNullOrEmpty]
    public string[] RunId { get; set; } = [];

    /// <summary>How many times each workflow is executed. The default is 1.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int Count { get; set; } = 1;

    private ShadowReplayer Replayer => replayer ??= new ShadowReplayer(Finder, new Workload(), TimeProvider.System, Count) { Archives = new GoldenArchiveCatalog(Configuration) };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Mismatch is { } mismatches)
            Array.ForEach(mismatches, Replay);
        else
            base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override void ProcessPath(string path)
    {
        if (RunId.Length == 0)
            Stream(path, (observer, token) => Replayer.ReplayAsync(path, observer, token));
        else
            base.ProcessPath(path);
    }

    /// <inheritdoc/>
    protected override void ProcessRun(ShadowRun run) =>
        Stream(run, (observer, token) => Replayer.ReplayAsync(run, RunId, observer, token));

    private void Replay(ShadowMismatch mismatch)
    {
        if (mismatch.GoldenFile is { } file)
            Stream(file, (observer, token) => Replayer.ReplayAsync(file, observer, token));
        else if (mismatch.RunId is null)
            WriteWarning($"Not replayed: {mismatch.Message} Invoke-ShadowReplay on the run finds them.");
        else
            WriteFailure(NotThere(mismatch), mismatch);
    }

    private static AosException NotThere(ShadowMismatch mismatch) =>
        new(ErrorIds.GoldenFileNotFound, FailureKind.NotFound, $"The golden file of '{mismatch.RunId}' is not there.")
        {
            Remedy = "Look for it in the archives, and for what removed it.",
        };
}
