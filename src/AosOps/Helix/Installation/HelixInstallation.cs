using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>
/// Checks how the Helix services are installed, and knows how to mend what it finds: the user, the directories, the units
/// with their drop-ins, the seed, the ports, and what systemd says.
/// </summary>
/// <param name="root">The file system: that of this machine, or an image.</param>
/// <param name="systemctl">systemd, or null where it does not run for this file system.</param>
/// <param name="clock">Gives the time.</param>
public sealed class HelixInstallation(RootDirectory root, Systemctl? systemctl, TimeProvider clock)
{
    private static readonly string[] Directories = ["/opt/helix", "/run/helix"];

    /// <summary>An installation on this machine, or in a directory.</summary>
    /// <param name="path">The directory; <c>/</c> for this machine, whose systemd is then asked too where it runs (sd_booted(3)).</param>
    /// <param name="clock">Gives the time.</param>
    /// <returns>The installation.</returns>
    public static HelixInstallation At(string path, TimeProvider clock)
    {
        var root = new RootDirectory(path);
        var hasSystemd = root.IsHost && Directory.Exists("/run/systemd/system");
        return new HelixInstallation(root, hasSystemd ? new Systemctl(Environment.GetEnvironmentVariable("PATH")) : null, clock);
    }

    /// <summary>Makes all checks. One that fails is a finding itself; the others go on.</summary>
    /// <param name="services">The services.</param>
    /// <param name="token">Ends the checks.</param>
    /// <returns>The findings: what both services share, then a service after the other.</returns>
    public async Task<IReadOnlyList<InstallationFinding>> CheckAsync(IReadOnlyList<HelixService> services, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(services);
        var context = new InstallationContext(root, UserDatabase.Read(root), systemctl, clock);
        var findings = new List<InstallationFinding> { AccountCheck.Check(context) };
        foreach (var directory in Directories)
            Add(findings, HelixInstallationCheck.Common, directory, () => new DirectoryCheck(context).Check(directory));
        foreach (var service in services)
        {
            var name = HelixUnit.NameOf(service);
            Unit? unit = null;
            Add(findings, name, name, () =>
            {
                unit = new UnitLoader(root).Load(name);
                return CheckFiles(context, service, unit);
            });
            findings.AddRange(await new RunStateCheck(context).CheckAsync(name, token));
            Add(findings, name, $"port {HelixUnit.PortOf(service)}", () => [new PortCheck(context).Check(service, unit)]);
        }

        return [.. findings.DistinctBy(finding => finding.Key)];
    }

    private static IEnumerable<InstallationFinding> CheckFiles(InstallationContext context, HelixService service, Unit? unit)
    {
        yield return UnitFileCheck.Check(HelixUnit.NameOf(service), unit);
        if (unit is { IsMasked: false })
        {
            yield return new ExecStartCheck(context).Check(service, unit);
            if (ProgramCheck.Check(context, unit) is { } program)
                yield return program;
            yield return new EnablementCheck(context).Check(unit);
        }

        if (service == HelixService.ShadowMetrics)
            yield return new SeedCheck(context).Check(unit);
    }

    private static void Add(List<InstallationFinding> findings, string unit, string subject, Func<IEnumerable<InstallationFinding>> check)
    {
        try
        {
            findings.AddRange(check());
        }
        catch (Exception cause) when (cause is AosException or IOException or UnauthorizedAccessException)
        {
            var failure = AosException.FromFile(subject, cause);
            findings.Add(InstallationFinding.Fault(unit, "Access", failure.FilePath ?? subject, $"It cannot be checked: {failure.Message}", failure.Remedy, status: CheckStatus.Warning));
        }
    }
}
