using System.Globalization;
using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Checks the command of a unit, as it is in force after all drop-ins.</summary>
internal sealed class ExecStartCheck(InstallationContext context)
{
    private const string Name = "ExecStart";
    private const int LongestEnd = 40;

    /// <summary>Checks a unit.</summary>
    public InstallationFinding Check(HelixService service, Unit unit)
    {
        var commands = unit.ExecStart;
        if (commands.Count == 0)
            return InstallationFinding.Fault(unit.Name, Name, unit.Name, $"{unit.Name} has no ExecStart: an empty one forgets those before it.", $"sudo systemctl edit --full {unit.Name}");
        var command = commands[^1];
        var place = $"{Path.GetFileName(command.Path)}, line {command.Line}";
        if (commands.Count > 1 && unit.Value("Service", "Type") != "oneshot")
            return Fault(unit, command, $"{unit.Name} has {commands.Count} ExecStart, and systemd refuses more than one: 'ExecStart=' is missing before that of {place}.", command.Text);
        if (service == HelixService.DissonanceResearch && !ExecStartRules.IsWhole(command))
            return Fault(unit, command, $"ExecStart is truncated: it must end in '{ExecStartRules.End}' and ends in '{End(command.Text)}' ({place}).", ExecStartRules.Complete(command, Replaced(unit)));
        if (IsCutOff(unit, command))
            return Fault(unit, command, $"ExecStart is truncated: its last line ends in a backslash ({place}).", null);
        return CheckPort(service, unit, command) ?? InstallationFinding.Healthy(unit.Name, Name, command.Path, $"ExecStart ends in '{End(command.Text)}' ({place}).");
    }

    private InstallationFinding Fault(Unit unit, UnitCommand command, string message, string? whole)
    {
        if (whole is null)
            return InstallationFinding.Fault(unit.Name, Name, command.Path, message, $"sudo systemctl edit {unit.Name}");
        var repair = new ExecStartRepair(context, unit.Name, command, whole);
        return InstallationFinding.Fault(unit.Name, Name, command.Path, message, repair.ShellCommand, new InstallationRepair(repair.Action, repair.ApplyAsync));
    }

    private static InstallationFinding? CheckPort(HelixService service, Unit unit, UnitCommand command)
    {
        if (command.Option("--port") is not { } given || given == HelixUnit.PortOf(service).ToString(CultureInfo.InvariantCulture))
            return null;
        var conflict = HelixUnit.Services.Any(other => other != service && given == HelixUnit.PortOf(other).ToString(CultureInfo.InvariantCulture));
        return InstallationFinding.Fault(
            unit.Name, Name, command.Path, $"ExecStart names port {given}, not {HelixUnit.PortOf(service)}{(conflict ? ": that is the other service's" : "")} ({Path.GetFileName(command.Path)}, line {command.Line}).",
            $"sudo systemctl edit {unit.Name}  # --port {HelixUnit.PortOf(service)}", status: conflict ? CheckStatus.Critical : CheckStatus.Warning);
    }

    private static bool IsCutOff(Unit unit, UnitCommand command) =>
        unit.Files.FirstOrDefault(file => file.Path == command.Path) is { EndsInContinuation: true } file && file.Assignments[^1].Line == command.Line;

    private static IEnumerable<UnitCommand> Replaced(Unit unit) =>
        from file in unit.Files
        from assignment in file.Assignments
        where assignment is { Section: "Service", Key: Name, Value.Length: > 0 }
        select new UnitCommand(assignment.Value, file.Path, assignment.Line, assignment.LastLine);

    private static string End(string text) => text.Length <= LongestEnd ? text : "…" + text[^LongestEnd..];
}
