using AosOps.IO;

namespace AosOps.Helix;

/// <summary>Checks that the program of a unit is there and that the user of the services may execute it.</summary>
internal static class ProgramCheck
{
    private const string Name = "Program";

    /// <summary>Makes the check.</summary>
    /// <returns>The finding, or null where the unit names no program by its path.</returns>
    public static InstallationFinding? Check(InstallationContext context, Unit unit)
    {
        // %-specifiers are systemd's to resolve.
        if (unit.ExecStart is not [.., { Words: [var program, ..] }] || !program.StartsWith('/') || program.Contains('%', StringComparison.Ordinal))
            return null;
        if (FileStatus.Of(context.Root.Resolve(program)) is not { } status)
            return InstallationFinding.IsHidden
                ? InstallationFinding.Hidden(unit.Name, Name, program)
                : InstallationFinding.Fault(unit.Name, Name, program, $"{program} is missing.", $"sudo install -D -o root -g root -m 0755 {Path.GetFileName(program)} {program}");
        if (context.Account is null || context.Account.MayExecute(status))
            return InstallationFinding.Healthy(unit.Name, Name, program, $"{program} is there.");
        var outside = context.Root.Resolve(program);
        return InstallationFinding.Fault(
            unit.Name, Name, program, $"helix may not execute {program}.", $"sudo chmod 755 {program}",
            FileRepair.Of($"chmod 755 {outside}", () => FileRepair.SetMode(outside, FileRepair.Ordinary)));
    }
}
