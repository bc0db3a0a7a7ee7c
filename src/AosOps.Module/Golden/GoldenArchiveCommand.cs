using System.Management.Automation;
using AosOps.Golden.Archives;

namespace AosOps.Commands;

/// <summary>The base of the cmdlets that read archives.</summary>
public abstract class GoldenArchiveCommand : AosCommand
{
    /// <summary>
    /// Archives, or directories of archives. Wildcards are permitted. Without it, the archive directory is meant
    /// (ARCHIVE_DIR, by default /root/archive/golden).
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Does the cmdlet's work on one archive.</summary>
    /// <param name="archive">Its full path.</param>
    protected abstract void ProcessArchive(string archive);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var paths = Path is null ? OwnDirectory() : ResolveExisting(Path);
        foreach (var archive in Await(paths, (_, _) => Task.FromResult(GoldenArchiveFinder.Find(paths))) ?? [])
            ProcessArchive(archive);
    }

    /// <summary>As long as nothing was archived, there is no archive directory.</summary>
    private IReadOnlyList<string> OwnDirectory() =>
        Directory.Exists(Configuration.ArchiveDirectory) ? [Configuration.ArchiveDirectory] : [];
}
