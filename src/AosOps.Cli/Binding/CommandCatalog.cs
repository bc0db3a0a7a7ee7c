using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Knows the cmdlets.</summary>
/// <param name="find">Finds a cmdlet by its verb and noun without the dash, whatever their case.</param>
/// <param name="all">Lists all cmdlets.</param>
internal sealed class CommandCatalog(Func<string, CommandDescription?> find, Func<IReadOnlyList<CommandDescription>> all)
{
    private const string ModulePrefix = @"AosOps\";

    /// <summary>The cmdlets of the module, and the program's own.</summary>
    public static CommandCatalog Module { get; } = new(CommandTable.Find, CommandTable.All);

    /// <summary>All cmdlets, by name.</summary>
    public IReadOnlyList<CommandMetadata> All
    {
        get
        {
            if (field is not null)
                return field;
            var commands = new List<CommandMetadata>();
            foreach (var description in all())
                commands.Add(new CommandMetadata(description));
            commands.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
            return field = commands;
        }
    }

    /// <summary>Finds a cmdlet by name, whatever its case.</summary>
    /// <returns>The cmdlet, or null.</returns>
    public CommandMetadata? Find(string name)
    {
        var plain = name.StartsWith(ModulePrefix, StringComparison.OrdinalIgnoreCase) ? name[ModulePrefix.Length..] : name;
        var dash = plain.IndexOf('-');
        if (dash <= 0 || find(plain.Remove(dash, 1)) is not { } description)
            return null;
        var command = new CommandMetadata(description);
        return command.Name.Equals(plain, StringComparison.OrdinalIgnoreCase) ? command : null;
    }

    /// <summary>Finds a cmdlet by name.</summary>
    /// <exception cref="CommandNotFoundException">There is none.</exception>
    public CommandMetadata Get(string name) => Find(name) ?? throw new CommandNotFoundException(name, NotFound(name));

    /// <summary>The message for a name that is not known, with a guess at what was meant.</summary>
    public string NotFound(string name)
    {
        var guess = Suggestion.For(name, [.. All.Select(command => command.Name)]) ?? "'aosops Get-Command' lists them; for those of PowerShell itself use pwsh.";
        return $"The term '{name}' is not recognized as a name of a cmdlet of aosops. {guess}";
    }
}
