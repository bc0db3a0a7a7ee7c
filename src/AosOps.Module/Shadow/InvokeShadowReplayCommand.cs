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
/// <para>It only reads: it may be used on a run that is under way.</para>
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
public sealed class InvokeShadowReplayCommand : AosCommand
{
    private const string ByPath = "Path";
    private const string ByRun = "Run";
    private const string ByMismatch = "Mismatch";

    private ShadowRunFinder? finder;
    private ShadowReplayer? replayer;

    /// <summary>
    /// Golden files, a folder of them, or any path of a run: its directory, golden folder or log. Wildcards are permitted.
    /// Without it, the newest run of this machine is replayed.
    /// </summary>
    [Parameter(ParameterSetName = ByPath, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The run, as Get-ShadowRun gives it.</summary>
    [Parameter(ParameterSetName = ByRun, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public ShadowRun[]? Run { get; set; }

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

    private ShadowRunFinder Finder => finder ??= new ShadowRunFinder(Configuration);

    private ShadowReplayer Replayer => replayer ??= new ShadowReplayer(Finder, new Workload(), TimeProvider.System, Count) { Archives = new GoldenArchiveCatalog(Configuration) };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Run is { } runs)
            Array.ForEach(runs, Replay);
        else if (Mismatch is { } mismatches)
            Array.ForEach(mismatches, Replay);
        else if (Path is { } paths)
            Replay(paths);
        else if (Await(null, (_, _) => Task.FromResult(Finder.FindNewest())) is { } newest)
            Replay(newest);
    }

    private void Replay(string[] paths)
    {
        foreach (var path in ResolveExisting(paths))
        {
            if (RunId.Length == 0)
                Stream(path, (observer, token) => Replayer.ReplayAsync(path, observer, token));
            else if (Await(path, (_, _) => Task.FromResult(Finder.Resolve(path))) is { } run)
                Replay(run);
        }
    }

    private void Replay(ShadowRun run) =>
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
