using System.Management.Automation;
using AosOps.Helix;

namespace AosOps.Commands;

/// <summary>Backs up how the Helix services are configured, and the time entries.</summary>
/// <remarks>
/// <para>The archive helix_YYYYMMDD_HHMMSS.tgz holds the unit files with all their drop-ins, the environment files that
/// they name, the seed, and the database of time entries; manifest.json in it has the size and SHA-256 of each. It can be
/// read by its owner alone (mode 0600), and is there whole or not at all.</para>
/// <para>Secrets in units and environment files, comments included, are replaced by asterisks: values of variables and
/// options whose names say that they are secret (token, password, secret, …), and passwords in addresses. MaskedSecrets
/// counts them; they have to be set again after a restore.</para>
/// <para>The database is copied by SQLite's online backup while the service writes to it, and the copy is checked. What is
/// not there is left out with a warning.</para>
/// </remarks>
/// <example>
///   <code>Backup-HelixConfiguration -Destination /root/archive</code>
///   <para>Writes a backup of this machine, and shows what is in it.</para>
/// </example>
/// <example>
///   <code>Backup-HelixConfiguration /root/archive -Root /var/lib/machines/node7 -DatabasePath /srv/helix/dissonance.db</code>
///   <para>Backs up the configuration in an image, with a database that lies elsewhere.</para>
/// </example>
[Cmdlet(VerbsData.Backup, "HelixConfiguration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(HelixBackup))]
public sealed class BackupHelixConfigurationCommand : AosCommand
{
    /// <summary>The directory for the archive. The default is the current one.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = ".";

    /// <summary>The database of time entries. The default is the one that the unit names, else /var/lib/helix/dissonance.db.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DatabasePath { get; set; }

    /// <summary>The root of the file system to back up. The default is that of this machine.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Root { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var root = Root is null ? "/" : ResolveExisting(Root) is [var found] ? found : null;
        if (root is null || ResolveExisting(Destination) is not [var directory] || !ShouldProcess(directory, "Back up the Helix configuration"))
            return;
        var database = DatabasePath is null ? null : ResolveTarget(DatabasePath);
        var writer = new HelixBackupWriter(new RootDirectory(root), () => IntegrationLoader.Create<IDatabaseBackup>(), TimeProvider.System);
        Run(directory, (observer, token) => writer.WriteAsync(directory, database, observer, token));
    }
}
