namespace AosOps.Helix;

/// <summary>Checks who holds the port of a service.</summary>
internal sealed class PortCheck(InstallationContext context)
{
    private const string Name = "Port";
    private const int LongestCommand = 60;

    private readonly PortHolderFinder finder = new(context.Root);

    /// <summary>Checks the port of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="unit">Its unit, or null where there is none.</param>
    public InstallationFinding Check(HelixService service, Unit? unit)
    {
        var name = HelixUnit.NameOf(service);
        var port = HelixUnit.PortOf(service);
        var subject = $"port {port}";
        if (!finder.CanLook)
            return InstallationFinding.Skipped(name, Name, subject, $"Who holds port {port} cannot be told: nothing runs in '{context.Root.Path}'.");
        var holders = finder.Find(port);
        if (holders.Count == 0)
            return InstallationFinding.Fault(name, Name, subject, $"Nobody listens on port {port}.", $"sudo systemctl restart {name}");
        if (holders.FirstOrDefault(holder => !IsOf(holder, name, unit)) is { } stranger)
            return InstallationFinding.Fault(name, Name, subject, $"Port {port} is held by {Describe(stranger)}, not by {name}.", Remedy(stranger, name));
        return InstallationFinding.Healthy(name, Name, subject, $"Port {port} is held by {Describe(holders[0])}.");
    }

    /// <summary>By its unit; where no unit is known, because the service was started by hand or in a container, by its program.</summary>
    private static bool IsOf(PortHolder holder, string name, Unit? unit)
    {
        if (holder.Unit is not null && HelixUnit.Services.Any(service => HelixUnit.NameOf(service) == holder.Unit))
            return holder.Unit == name;
        return unit?.ExecStart is [.., { Words: [var program, ..] }] && holder.CommandLine.Take(2).Contains(program);
    }

    private static string Remedy(PortHolder stranger, string name) => stranger switch
    {
        { Unit: { } other } => $"sudo systemctl edit {other}  # give it another port, or: sudo systemctl disable --now {other}; then sudo systemctl restart {name}",
        { ProcessId: { } process } => $"sudo kill {process} && sudo systemctl restart {name}",
        _ => "sudo aosops Test-HelixInstallation  # root sees whose process it is",
    };

    private string Describe(PortHolder holder)
    {
        var user = context.Users.UserName(holder.User);
        if (holder.ProcessId is not { } process)
            return $"a process of {user} that this user may not see";
        var command = string.Join(' ', holder.CommandLine);
        command = command.Length > LongestCommand ? command[..LongestCommand] + "…" : command;
        return $"process {process} of {user}{(holder.Unit is { } unit ? $" in {unit}" : "")}{(command.Length > 0 ? $": {command}" : "")}";
    }
}
