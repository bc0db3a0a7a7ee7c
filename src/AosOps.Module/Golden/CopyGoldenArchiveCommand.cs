using System.Management.Automation;
using AosOps.Golden.Retention;
using AosOps.Golden.Stores;

namespace AosOps.Commands;

/// <summary>Copies archives of golden files to Amazon S3 or a compatible store.</summary>
/// <remarks>
/// <para>An archive of more than 16 MiB is sent in parts, four at a time; it appears in the store whole or not at all. When
/// the copying fails or is stopped with Ctrl+C, the parts that were sent are removed from the store. Then it is shown that
/// the store holds the archive: by the SHA-256 that the store computed (Verification is StoreChecksum) or, where a store
/// computes none, by reading the object to its end (ReadBack).</para>
/// <para>An object that is there with the same content is not sent again: the outcome is AlreadyThere. One with another
/// content is an error, unless -Force is given.</para>
/// <para>Credentials are found as the AWS tools find them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the profile in
/// AWS_PROFILE, the role of the machine. The store is that of -Endpoint, of AOS_S3_ENDPOINT, or the one that the AWS
/// settings name. Calls that fail are repeated. Each copy gets a line in the retention log.</para>
/// </remarks>
/// <example>
///   <code>Copy-GoldenArchive /root/archive/golden/*.tgz -Destination s3://backups/golden</code>
///   <para>Copies all archives; those that are there already are not sent again.</para>
/// </example>
/// <example>
///   <code>Get-GoldenArchive | Copy-GoldenArchive -Destination s3://backups -Endpoint https://minio.internal:9000 -WhatIf</code>
///   <para>Shows what would be copied to a store of one's own.</para>
/// </example>
[Cmdlet(VerbsCommon.Copy, "GoldenArchive", SupportsShouldProcess = true)]
[OutputType(typeof(GoldenArchiveCopy))]
public sealed class CopyGoldenArchiveCommand : AosCommand
{
    private StoreLocation? location;
    private IArchiveStore? store;

    /// <summary>The archives. Wildcards are permitted.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Where to: a bucket and a prefix, such as s3://backups/golden. An archive keeps its name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = "";

    /// <summary>The address of a store that is compatible with S3. Without it, AOS_S3_ENDPOINT or what the AWS settings say.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Endpoint { get; set; }

    /// <summary>Replaces objects that are there with another content.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>What was sent is removed from the store before the prompt returns.</summary>
    protected override TimeSpan Grace => TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        location = Await(Destination, (_, _) => Task.FromResult(StoreLocation.Parse(Destination)));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (location is null)
            return;
        foreach (var archive in ResolveExisting(Path))
        {
            var target = location.Append(System.IO.Path.GetFileName(archive));
            Change(archive, force: false, async (approval, observer, token) =>
                approval.Approves(archive, $"Copy to {target}") ? await Copier().CopyAsync(archive, target, Force, observer, token) : null);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            store?.Dispose();
        base.Dispose(disposing);
    }

    private GoldenArchiveCopier Copier()
    {
        store ??= IntegrationLoader.Create<IArchiveStore>(Configuration with { S3Endpoint = Endpoint ?? Configuration.S3Endpoint });
        return new GoldenArchiveCopier(store, new RetentionLog(Configuration.RetentionLogPath, TimeProvider.System), TimeProvider.System);
    }
}
