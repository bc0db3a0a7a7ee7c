using System.Management.Automation;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>The base of every cmdlet that works on shadow runs: selects them by path, by object, or the newest.</summary>
public abstract class ShadowRunCommand : AosCommand
{
    /// <summary>The parameter set in which runs are named by their paths.</summary>
    protected const string ByPath = "Path";

    /// <summary>The parameter set in which runs are given as objects.</summary>
    protected const string ByRun = "Run";

    private ShadowRunFinder? finder;

    /// <summary>
    /// The run, by any of its paths: the run directory, its golden or reports folder, its log, or a folder that holds
    /// a log and its run directory. Wildcards are permitted. Without it, the newest run of this machine is meant.
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

    /// <summary>Finds runs where the configuration says.</summary>
    protected ShadowRunFinder Finder => finder ??= new ShadowRunFinder(Configuration);

    /// <summary>Does the cmdlet's work on one run.</summary>
    /// <param name="run">The run.</param>
    protected abstract void ProcessRun(ShadowRun run);

    /// <summary>Chooses among all runs of this machine where the user named none: the newest.</summary>
    /// <param name="runs">The runs, newest first; at least one.</param>
    /// <returns>The runs to work on.</returns>
    protected virtual IEnumerable<ShadowRun> DefaultRuns(IReadOnlyList<ShadowRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        yield return runs[0];
    }

    /// <summary>Does the cmdlet's work on what the user named by one path: by default, on the run that it belongs to.</summary>
    /// <param name="path">The full path of something that exists.</param>
    protected virtual void ProcessPath(string path)
    {
        if (TryFind(path, () => Finder.Resolve(path)) is { } run)
            ProcessRun(run);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Run is { } runs)
            ProcessRuns(runs);
        else if (Path is { } paths)
            ProcessPaths(ResolveExisting(paths));
        else if (TryFind(null, Finder.FindAll) is { } all)
            ProcessRuns(DefaultRuns(all));
    }

    private void ProcessRuns(IEnumerable<ShadowRun> runs)
    {
        foreach (var run in runs)
            ProcessRun(run);
    }

    private void ProcessPaths(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            ProcessPath(path);
    }

    private T? TryFind<T>(string? target, Func<T> find)
        where T : class
    {
        try
        {
            return find();
        }
        catch (AosException failure)
        {
            WriteFailure(failure, target);
            return null;
        }
    }
}
