using System.Management.Automation;
using AosOps.Golden.Retention;
using AosOps.Golden.Stores;

namespace AosOps.Commands;

/// <summary>Copies archives of golden files to Amazon S3 or a compatible store, and back.</summary>
/// <remarks>
/// <para>An archive of more than 16 MiB is sent in parts, four at a time; it appears in the store whole or not at all. When
/// the copying fails or is stopped with Ctrl+C, the parts that were sent are removed from the store. Then it is shown that
/// the store holds the archive: by the SHA-256 that the store computed (Verification is StoreChecksum) or, where a store
/// computes none, by reading the object to its end (ReadBack).</para>
/// <para>An object that is there with the same content is not sent again: the outcome is AlreadyThere. One with another
/// content is an error, unless -Force is given. That holds even where two machines copy to one key at the same moment, if
/// the store knows conditional writes, as Amazon S3 does; of a store that does not, the object is looked at before.</para>
/// <para>Nothing that is in the store is ever removed. If it holds other bytes than were sent, or another machine has
/// replaced them meanwhile, the error says which, and what is there stays until -Force replaces it.</para>
/// <para>With an object (s3://bucket/key) as -Path and a directory as -Destination the archive comes back. It appears in
/// the directory when it is verified: by the checksum of the store, or by reading it to its end (ArchiveTest).</para>
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
/// <example>
///   <code>Copy-GoldenArchive s3://backups/golden/golden_20251209_140000_shadow_simulation_20251202_131219.tgz -Destination /root/archive/golden</code>
///   <para>Fetches an archive; Restore-GoldenArchive restores it then.</para>
/// </example>
[Cmdlet(VerbsCommon.Copy, "GoldenArchive", SupportsShouldProcess = true)]
[OutputType(typeof(GoldenArchiveCopy))]
public sealed class CopyGoldenArchiveCommand : AosCommand
{
    private IArchiveStore? store;

    /// <summary>The archives. Wildcards are permitted. Or objects of a store, such as s3://backups/golden/a.tgz: whole keys.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Where to: a bucket and a prefix, such as s3://backups/golden; of objects of a store, a directory. An archive keeps its name.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = "";

    /// <summary>The address of a store that is compatible with S3. Without it, AOS_S3_ENDPOINT or what the AWS settings say.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Endpoint { get; set; }

    /// <summary>Replaces objects, or files, that are there with another content.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>What was sent is removed from the store before the prompt returns.</summary>
    protected override TimeSpan Grace => TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            if (StoreLocation.IsMeant(path))
                Fetch(path);
            else
                Send(path);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            store?.Dispose();
        base.Dispose(disposing);
    }

    private void Send(string path)
    {
        if (Await(Destination, (_, _) => Task.FromResult(StoreLocation.Parse(Destination))) is not { } location)
            return;
        foreach (var archive in ResolveExisting(path))
        {
            var target = location.Append(System.IO.Path.GetFileName(archive));
            Change(archive, force: false, async (approval, observer, token) => approval.Approves(archive, $"Copy to {target}")
                ? await new GoldenArchiveCopier(Store(), Log(), TimeProvider.System).CopyAsync(archive, target, Force, observer, token)
                : null);
        }
    }

    private void Fetch(string path)
    {
        var directory = ResolveTarget(Destination);
        Change(path, force: false, async (approval, observer, token) =>
        {
            var source = StoreLocation.Parse(path);
            return approval.Approves(source.ToString(), $"Copy to {directory}")
                ? await new GoldenArchiveFetcher(Store(), Log(), TimeProvider.System).FetchAsync(source, directory, Force, observer, token)
                : null;
        });
    }

    private IArchiveStore Store() => store ??= IntegrationLoader.Create<IArchiveStore>(Configuration with { S3Endpoint = Endpoint ?? Configuration.S3Endpoint });

    private RetentionLog Log() => new(Configuration.RetentionLogPath, TimeProvider.System);
}
