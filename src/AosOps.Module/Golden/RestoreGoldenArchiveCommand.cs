using System.Management.Automation;
using AosOps.Golden.Archives;

namespace AosOps.Commands;

/// <summary>Restores golden files from an archive.</summary>
/// <remarks>
/// <para>The files go into the own folder of their run: golden in its run directory, or the golden directory of the
/// workflow engine; -Destination names another. Archives of the older script, whose members carry full paths, are restored
/// to the same places and nest nothing.</para>
/// <para>The archive is read to its end first. If anything of it is damaged, if it holds an absolute path, one that leads
/// upwards, a link, a device, or more than -MaxExpandedBytes, nothing of it is restored. The files are written to a temporary
/// directory beside the destination, and get their places only when all of them are there.</para>
/// <para>The files have the times and modes that they had; where root restores them, also their owners and groups, which
/// archives of earlier versions do not name.</para>
/// <para>A file that is in its place already is left as it is. Another file in its place stays, and is an error, unless
/// -Overwrite is given. The archive stays too.</para>
/// </remarks>
/// <example>
///   <code>Restore-GoldenArchive /root/archive/golden/golden_20251209_140000_shadow_simulation_20251202_131219.tgz -WhatIf</code>
///   <para>Lists every file that would be restored, and where to.</para>
/// </example>
/// <example>
///   <code>Restore-GoldenArchive golden_20251209_140000_shadow_simulation_20251202_131219.tgz -RunId 'primary-w0-*' -Destination /tmp/inspect</code>
///   <para>Restores the golden files of worker 0 to another directory.</para>
/// </example>
/// <example>
///   <code>Get-GoldenArchive | Where-Object Run -eq engine | Restore-GoldenArchive</code>
///   <para>Restores all golden files of the workflow engine with their signatures.</para>
/// </example>
[Cmdlet(VerbsData.Restore, "GoldenArchive", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(GoldenRestoration))]
public sealed class RestoreGoldenArchiveCommand : AosCommand
{
    /// <summary>The archive. Wildcards are permitted.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The directory that the files go into. By default the own folder of their run.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Only files of these run ids. * and ? stand for any characters; case matters.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] RunId { get; set; } = [];

    /// <summary>Replaces other files that are in the places of those restored, even newer ones.</summary>
    [Parameter]
    public SwitchParameter Overwrite { get; set; }

    /// <summary>How much an archive may expand to, in bytes; the default is 16 GiB. A small archive can unfold to any size.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long MaxExpandedBytes { get; set; } = GoldenRestoreOptions.DefaultMaxExpandedBytes;

    /// <summary>Long enough to give the files their places.</summary>
    protected override TimeSpan Grace => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var options = new GoldenRestoreOptions
        {
            Destination = Destination is null ? null : ResolveTarget(Destination),
            RunIds = RunId,
            Overwrite = Overwrite,
            MaxExpandedBytes = MaxExpandedBytes,
        };
        var restorer = new GoldenArchiveRestorer(Configuration, TimeProvider.System);
        foreach (var archive in ResolveExisting(Path))
            Change(archive, force: false, (approval, observer, token) => restorer.RestoreAsync(archive, options, approval, observer, token));
    }
}
