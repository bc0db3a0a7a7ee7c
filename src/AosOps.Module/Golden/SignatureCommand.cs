using System.Management.Automation;
using System.Security;
using AosOps.Golden.Signatures;
using AosOps.Golden.Storage;

namespace AosOps.Commands;

/// <summary>The base of the cmdlets for signatures: which golden files are meant, and under which secret.</summary>
public abstract class SignatureCommand : AosCommand
{
    /// <summary>The parameter set of paths.</summary>
    protected const string ByPath = "Path";

    /// <summary>The parameter set of objects.</summary>
    protected const string ByObject = "InputObject";

    private readonly List<string> paths = [];

    /// <summary>
    /// Golden files, their signatures, golden folders or run directories. Wildcards are permitted. Without it, all
    /// monitored directories: those of the shadow runs and that of the engine.
    /// </summary>
    [Parameter(ParameterSetName = ByPath, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Golden files, as Get-GoldenFile gives them.</summary>
    [Parameter(ParameterSetName = ByObject, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public GoldenFile[]? InputObject { get; set; }

    /// <summary>A signature that is begun is put in its place before the prompt returns.</summary>
    protected override TimeSpan Grace => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Path is not null)
            paths.AddRange(ResolveExisting(Path));
        foreach (var file in InputObject ?? [])
            paths.Add(file.Path);
    }

    /// <summary>What was named; where nothing was, the monitored directories. Nothing where an earlier command of the pipeline gave nothing.</summary>
    protected IReadOnlyList<string> FindPaths()
    {
        if (paths.Count > 0 || Path is not null || MyInvocation.ExpectingInput)
            return paths;
        var monitored = Await(null, (_, _) => Task.FromResult(new MonitoredDirectories(Configuration).Find())) ?? [];
        if (monitored.Count == 0)
            WriteWarning("There is no monitored directory: no shadow run, and no golden directory of the engine.");
        return monitored;
    }

    /// <summary>Takes a secret from where it is given.</summary>
    /// <param name="name">The name of its parameter.</param>
    /// <param name="text">The secret itself.</param>
    /// <param name="file">The path of a file that holds it, as typed.</param>
    /// <param name="inVariable">Whether the environment variable GOLDEN_SECRET may hold it.</param>
    /// <returns>The secret; null where there is none that can be used: the error is written.</returns>
    protected GoldenSecret? TakeSecret(string name, SecureString? text, string? file, bool inVariable)
    {
        var path = file is null ? null : ResolveTarget(file);
        return Await(name, (observer, _) => Task.FromResult(
            GoldenSecret.Take(text, path, inVariable ? Environment.GetEnvironmentVariable : null, name, observer)));
    }

    /// <summary>Makes a change of signatures, as far as it is agreed to.</summary>
    /// <param name="change">The change.</param>
    protected void Apply(GoldenSignatureChange change)
    {
        var meant = FindPaths();
        var signer = new GoldenSigner(Configuration, TimeProvider.System);
        Change(null, force: false, (approval, observer, token) => signer.SignAsync(change, meant, approval, observer, token));
    }
}
