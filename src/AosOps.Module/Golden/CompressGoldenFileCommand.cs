using System.Management.Automation;
using AosOps.Golden.Archives;
using AosOps.Golden.Retention;
using AosOps.Golden.Storage;
using AosOps.Shadow;

namespace AosOps.Commands;

/// <summary>Puts golden files into archives, and removes them once the archive has been read back.</summary>
/// <remarks>
/// <para>Each run gets an archive of its own, golden_YYYYMMDD_HHMMSS_RUN.tgz in the archive directory, which tar reads. Its
/// last member is a manifest with the path, size, time, mode and SHA-256 of each file. Signatures go with their golden files.</para>
/// <para>The archive is written under a temporary name, flushed to disk, read back and compared with the manifest, and
/// renamed. Only then are the originals removed, each only if it has not changed since. Whenever the command is
/// interrupted, every golden file is whole in its place or in a finished archive, and the next run puts the rest in order.</para>
/// <para>Left are files that were written to within the last -QuietSeconds or that a process has open for writing.
/// Without -OlderThanDays, what is named or piped is archived whatever its age, and of all monitored directories what is
/// older than RETENTION_DAYS. What was done is recorded in the retention log.</para>
/// </remarks>
/// <example>
///   <code>Compress-GoldenFile -OlderThanDays 1 -WhatIf</code>
///   <para>Lists every archive that would be made and every file that would be removed.</para>
/// </example>
/// <example>
///   <code>Compress-GoldenFile -OlderThanDays 0</code>
///   <para>Archives all golden files that nobody is writing to.</para>
/// </example>
/// <example>
///   <code>Get-ShadowRun | Select-Object -Skip 1 | Compress-GoldenFile -Destination /mnt/archive -KeepOriginal</code>
///   <para>Archives the golden files of all runs but the newest to another disk, and removes nothing.</para>
/// </example>
[Cmdlet(VerbsData.Compress, "GoldenFile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = ByPath)]
[OutputType(typeof(GoldenCompression))]
public sealed class CompressGoldenFileCommand : AosCommand
{
    private const string ByPath = "Path";
    private const string ByFile = "InputObject";
    private const string ByRun = "Run";

    private readonly List<GoldenFile> files = [];
    private readonly List<string> paths = [];
    private bool isNamed;

    /// <summary>Golden files, golden folders or run directories. Wildcards are permitted. Without it, all monitored directories are meant.</summary>
    [Parameter(ParameterSetName = ByPath, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Golden files, as Get-GoldenFile gives them.</summary>
    [Parameter(ParameterSetName = ByFile, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public GoldenFile[]? InputObject { get; set; }

    /// <summary>Runs, as Get-ShadowRun gives them. A run without a run directory has no golden files.</summary>
    [Parameter(ParameterSetName = ByRun, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public ShadowRun[]? Run { get; set; }

    /// <summary>Only files that were last written to longer ago than this number of days of 24 hours; fractions count. 0 means all.</summary>
    [Parameter]
    [Alias("Days")]
    [ValidateRange(0d, 3_000_000d)]
    public double? OlderThanDays { get; set; }

    /// <summary>The directory that the archives go into; it is created where it is missing. The default is ARCHIVE_DIR.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Leaves the files where they are.</summary>
    [Parameter]
    public SwitchParameter KeepOriginal { get; set; }

    /// <summary>How many seconds a file must not have been written to. The default is 60; 0 leaves only what is open for writing.</summary>
    [Parameter]
    [ValidateRange(0d, 1_000_000_000d)]
    public double QuietSeconds { get; set; } = GoldenArchiveOptions.DefaultQuietTime.TotalSeconds;

    /// <summary>Long enough to finish a removal that has begun.</summary>
    protected override TimeSpan Grace => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        isNamed |= Path is not null || Run is not null || InputObject is not null;
        files.AddRange(InputObject ?? []);
        if (Path is { } named)
            paths.AddRange(ResolveExisting(named));
        foreach (var run in Run ?? [])
            paths.AddRange(run.GoldenDirectory is { } golden ? [golden] : []);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var filter = new GoldenFileFilter { OlderThan = RetentionAge.OfDays(OlderThanDays ?? (isNamed ? 0 : Configuration.RetentionDays)) };
        var selection = new GoldenFileSelection(files, isNamed ? paths : new MonitoredDirectories(Configuration).Find(), filter);
        var options = new GoldenArchiveOptions
        {
            Destination = Destination is null ? Configuration.ArchiveDirectory : ResolveTarget(Destination),
            QuietTime = TimeSpan.FromSeconds(QuietSeconds),
            KeepOriginal = KeepOriginal,
        };
        var archiver = new GoldenArchiver(Configuration, TimeProvider.System);
        Change(null, force: false, (approval, observer, token) => archiver.ArchiveAsync(selection, options, approval, observer, token));
    }
}
