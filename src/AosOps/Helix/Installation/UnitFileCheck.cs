using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Checks that a unit can be loaded: there is a file, it is not masked, and systemd ignores nothing of it.</summary>
internal static class UnitFileCheck
{
    private const string Name = "UnitFile";

    /// <summary>Makes the check.</summary>
    public static InstallationFinding Check(string name, Unit? unit)
    {
        var path = $"/etc/systemd/system/{name}";
        if (unit is null)
            return InstallationFinding.Fault(name, Name, path, $"There is no unit file of {name}.", $"sudo install -m 0644 {name} {path} && sudo systemctl daemon-reload");
        if (unit.IsMasked)
            return InstallationFinding.Fault(name, Name, path, $"{name} is masked: it cannot be started.", $"sudo systemctl unmask {name}");
        var faults = unit.Files.SelectMany(file => file.Faults.Select(fault => $"{file.Path}: {fault}")).ToList();
        return faults.Count == 0
            ? InstallationFinding.Healthy(name, Name, unit.Files[0].Path, unit.Files.Count == 1 ? $"{unit.Files[0].Path}, without drop-ins." : $"{unit.Files[0].Path}, with {string.Join(", ", unit.Files.Skip(1).Select(file => Path.GetFileName(file.Path)))}.")
            : InstallationFinding.Fault(name, Name, unit.Files[0].Path, $"systemd ignores: {string.Join("; ", faults)}.", $"sudo systemctl edit --full {name}", status: CheckStatus.Warning);
    }
}
