namespace AosOps.Helix;

/// <summary>Checks that a unit is started on boot: the links that its [Install] section asks for are there.</summary>
internal sealed class EnablementCheck(InstallationContext context)
{
    private const string Name = "Enabled";

    private static readonly (string Key, string Suffix)[] Links = [("WantedBy", ".wants"), ("RequiredBy", ".requires")];

    /// <summary>Checks a unit.</summary>
    public InstallationFinding Check(Unit unit)
    {
        var wanted = (from link in Links
                      from target in unit.List("Install", link.Key)
                      select $"{target}{link.Suffix}").ToList();
        if (wanted.Count == 0)
            return InstallationFinding.Fault(unit.Name, Name, unit.Name, $"{unit.Name} has no WantedBy: it cannot be enabled.", $"sudo systemctl edit {unit.Name}  # [Install] WantedBy=multi-user.target");
        if (wanted.FirstOrDefault(directory => LinkIn(directory, unit.Name) is null) is not { } missing)
            return InstallationFinding.Healthy(unit.Name, Name, LinkIn(wanted[0], unit.Name)!, $"{unit.Name} is started on boot.");
        return InstallationFinding.Fault(
            unit.Name, Name, $"/etc/systemd/system/{missing}/{unit.Name}", $"{unit.Name} is not enabled: it is not started on boot.", $"sudo systemctl enable {unit.Name}",
            new InstallationRepair($"systemctl {(context.Root.IsHost ? "" : $"--root={context.Root.Path} ")}enable {unit.Name}", EnableAsync));

        Task EnableAsync(CancellationToken token) =>
            (context.Systemctl ?? new Systemctl(Environment.GetEnvironmentVariable("PATH"))).EnableAsync(unit.Name, context.Root, token);
    }

    private string? LinkIn(string directory, string unit) => UnitLoader.SearchPath
        .Select(path => $"{path}/{directory}/{unit}")
        .FirstOrDefault(path => new FileInfo(context.Root.ResolveLink(path)) is { LinkTarget: not null } or { Exists: true });
}
