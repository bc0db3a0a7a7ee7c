using System.Management.Automation;
using AosOps.Configuration;
using AosOps.Golden.Archives;
using AosOps.Golden.Retention;
using AosOps.Golden.Storage;
using AosOps.Operations;

namespace AosOps.Commands;

/// <summary>Removes golden files that are in an archive.</summary>
/// <remarks>
/// <para>Only files in monitored directories are removed: golden in the run directories (shadow_simulation_*) of the run
/// root, and the directory of the workflow engine, with symbolic links resolved; a run directory that is a link is not
/// monitored. A file is removed only if an archive holds it as it is, byte for byte and with its signature, unless
/// -Unarchived is given. Left are files that some process has open for writing, that were written to within the last
/// -QuietSeconds, or that have changed since they were listed.</para>
/// <para>Without -OlderThanDays, what is named or piped is removed whatever its age, and of all monitored directories
/// what is older than RETENTION_DAYS. The golden file goes first and its signature after it: killed between the two, it
/// leaves a signature without its golden file, which Get-GoldenFile lists and the next removal takes.</para>
/// <para>Every file gives an object that says what became of it; what was removed is recorded in the retention log. It
/// asks before each file; -Force skips the questions, and with -WhatIf it only says what it would do.</para>
/// </remarks>
/// <example>
///   <code>Remove-GoldenFile -OlderThanDays 7 -WhatIf</code>
///   <para>Says which golden files would be removed, and which would be left and why.</para>
/// </example>
/// <example>
///   <code>Remove-GoldenFile -OlderThanDays 7 -Force | Group-Object Outcome</code>
///   <para>Removes them without a question and counts what became of them.</para>
/// </example>
/// <example>
///   <code>Get-GoldenFile -Kind Signature | Remove-GoldenFile -Unarchived</code>
///   <para>Removes signatures whose golden files are gone, archived or not.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GoldenFile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ByPath)]
[OutputType(typeof(GoldenRemoval))]
public sealed class RemoveGoldenFileCommand : AosCommand
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";
    private const string ByFile = "InputObject";
    private const int Chunk = 4096;

    private readonly GoldenFileFinder finder = new(TimeProvider.System);
    private readonly List<GoldenFile> collected = [];
    private AosConfiguration? configuration;

    /// <summary>
    /// Golden files, golden folders or run directories, with wildcards. Without it, all monitored directories are meant.
    /// </summary>
    [Parameter(ParameterSetName = ByPath, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The same without wildcards: every character of the path is meant as it is.</summary>
    [Parameter(ParameterSetName = ByLiteralPath, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Golden files, as Get-GoldenFile gives them.</summary>
    [Parameter(ParameterSetName = ByFile, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public GoldenFile[]? InputObject { get; set; }

    /// <summary>
    /// Only files that were last written to longer ago than this number of days of 24 hours; fractions count. 0 means all.
    /// </summary>
    [Parameter]
    [Alias("Days")]
    [ValidateRange(0d, 3_000_000d)]
    public double? OlderThanDays { get; set; }

    /// <summary>Removes golden files that no archive holds as well. They are lost. The archives are not looked at.</summary>
    [Parameter]
    public SwitchParameter Unarchived { get; set; }

    /// <summary>How many seconds a file must not have been written to. The default is 60; 0 leaves only what is open for writing.</summary>
    [Parameter]
    [ValidateRange(0d, 1_000_000_000d)]
    public double QuietSeconds { get; set; } = GoldenRemovalOptions.DefaultQuiet.TotalSeconds;

    /// <summary>Where the archives are; by default ARCHIVE_DIR.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ArchiveDirectory { get; set; }

    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Long enough to finish the file at hand and write the log.</summary>
    protected override TimeSpan Grace => TimeSpan.FromSeconds(10);

    private AosConfiguration Settings => configuration ??=
        ArchiveDirectory is null ? Configuration : Configuration with { ArchiveDirectory = ResolveTarget(ArchiveDirectory) };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is { } files)
            Collect(files);
        else if (Path is { } paths)
            RemovePaths(ResolveExisting(paths));
        else if (LiteralPath is { } literal)
            RemovePaths(Array.ConvertAll(literal, ResolveTarget));
        else
            RemovePaths(null);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => RemoveCollected();

    private void RemovePaths(IReadOnlyList<string>? paths)
    {
        var settings = Settings;
        var filter = new GoldenFileFilter { OlderThan = RetentionAge.OfDays(OlderThanDays ?? (paths is null ? settings.RetentionDays : 0)) };
        Remove((observer, token) => finder.FindBatches(paths ?? new MonitoredDirectories(settings).Find(), filter, observer, token));
    }

    private void Collect(GoldenFile[] files)
    {
        collected.AddRange(files);
        if (collected.Count >= Chunk)
            RemoveCollected();
    }

    private void RemoveCollected()
    {
        var filter = new GoldenFileFilter { OlderThan = RetentionAge.OfDays(OlderThanDays ?? 0) };
        var files = collected.FindAll(filter.Matches);
        collected.Clear();
        if (files.Count > 0)
            Remove((_, _) => [files]);
    }

    private void Remove(Func<IOperationObserver, CancellationToken, IEnumerable<IReadOnlyList<GoldenFile>>> list)
    {
        var remover = new GoldenRemover(Settings, new GoldenArchiveCatalog(Settings), TimeProvider.System);
        var options = new GoldenRemovalOptions { Unarchived = Unarchived, Quiet = TimeSpan.FromSeconds(QuietSeconds) };
        Change(null, Force, (approval, observer, token) => remover.RemoveAsync(list(observer, token), options, approval, observer, token));
    }
}
