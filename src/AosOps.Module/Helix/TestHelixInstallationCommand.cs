using System.Management.Automation;
using System.Runtime.CompilerServices;
using AosOps.Helix;

namespace AosOps.Commands;

/// <summary>Finds what is wrong with the installation of the Helix services, and mends it.</summary>
/// <remarks>
/// <para>Checks the user helix; owner, mode and parents of /opt/helix and /run/helix; of each service its
/// unit file, the ExecStart that is in force after all drop-ins (that of Dissonance Research must end in --workers 1),
/// the program, the seed file, whether it is enabled, what systemd says of it (failed, restart loop, daemon-reload
/// needed), and which process holds its port. Each fault comes with the command that mends it, Remedy.</para>
/// <para>-Repair mends what this program can: owners, modes, missing directories, a truncated ExecStart (in the drop-in
/// z99-execstart.conf, of which a copy is kept), the seed, enabling, daemon-reload, and starting what has failed. It asks
/// before each, unless -Confirm:$false is given, and checks everything again afterwards; IsRepaired marks what was
/// mended. What only an operator can decide, such as who may have a port, it leaves to him.</para>
/// <para>-Root checks an image, or a container's file system, in a directory; systemd is not asked then. Where systemd does
/// not run, the checks that need it are Skipped and say so. No other program is started to find who holds a port; processes
/// of other users are seen only by root.</para>
/// </remarks>
/// <example>
///   <code>Test-HelixInstallation</code>
///   <para>Checks this machine. In aosops the exit code is 1 when something is CRITICAL.</para>
/// </example>
/// <example>
///   <code>Test-HelixInstallation | Where-Object Remedy | Select-Object -ExpandProperty Remedy</code>
///   <para>Lists the commands that mend what is wrong.</para>
/// </example>
/// <example>
///   <code>Test-HelixInstallation -Repair</code>
///   <para>Mends what can be mended, asking before each change, and checks again.</para>
/// </example>
/// <example>
///   <code>Test-HelixInstallation -Service DissonanceResearch -Root /var/lib/machines/node7 -Repair -WhatIf</code>
///   <para>Says what would be mended of one service in an image.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "HelixInstallation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(HelixInstallationCheck))]
public sealed class TestHelixInstallationCommand : AosCommand
{
    /// <summary>The services: ShadowMetrics, DissonanceResearch. The default is both.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public HelixService[] Service { get; set; } = [.. HelixUnit.Services];

    /// <summary>Mends what is wrong, asking before each change, and checks again.</summary>
    [Parameter]
    public SwitchParameter Repair { get; set; }

    /// <summary>The root of the file system to check. The default is that of this machine.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Root { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var root = Root is null ? "/" : ResolveExisting(Root) is [var found] ? found : null;
        if (root is null)
            return;
        var installation = HelixInstallation.At(root, TimeProvider.System);
        HelixService[] services = [.. Service.Distinct()];
        if (Repair)
            Change(Root, force: false, (approval, observer, token) => new InstallationRepairer(installation).RepairAsync(services, approval, observer, token));
        else
            Stream(Root, (_, token) => CheckAsync(installation, services, token));
    }

    private static async IAsyncEnumerable<HelixInstallationCheck> CheckAsync(HelixInstallation installation, HelixService[] services, [EnumeratorCancellation] CancellationToken token)
    {
        foreach (var finding in await installation.CheckAsync(services, token))
            yield return finding.Check;
    }
}
