using System.Management.Automation;
using System.Reflection;

namespace AosOps.Cli.Binding;

/// <summary>
/// Knows the cmdlets of an assembly. One is found by the name of its class (<c>Get-ShadowRun</c> is
/// <c>GetShadowRunCommand</c>), without looking at the others.
/// </summary>
internal sealed class CommandCatalog(Assembly assembly, string space)
{
    private const string ModulePrefix = @"AosOps\";

    /// <summary>All cmdlets, by name.</summary>
    public IReadOnlyList<CommandMetadata> All
    {
        get
        {
            if (field is not null)
                return field;
            var all = new List<CommandMetadata>();
            foreach (var type in assembly.GetTypes())
            {
                if (type is { IsAbstract: false, IsPublic: true } && type.Namespace == space && type.IsDefined(typeof(CmdletAttribute), inherit: false))
                    all.Add(new CommandMetadata(type));
            }

            all.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
            return field = all;
        }
    }

    /// <summary>Finds a cmdlet by name, whatever its case.</summary>
    /// <returns>The cmdlet, or null.</returns>
    public CommandMetadata? Find(string name)
    {
        var plain = name.StartsWith(ModulePrefix, StringComparison.OrdinalIgnoreCase) ? name[ModulePrefix.Length..] : name;
        var dash = plain.IndexOf('-');
        if (dash <= 0 || !IsIdentifier(plain, dash))
            return null;
        var className = $"{space}.{plain[..dash]}{plain[(dash + 1)..]}Command";
        var type = assembly.GetType(className, throwOnError: false) ?? assembly.GetType(className, throwOnError: false, ignoreCase: true);
        if (type is not { IsAbstract: false } || !type.IsDefined(typeof(CmdletAttribute), inherit: false))
            return null;
        var command = new CommandMetadata(type);
        return command.Name.Equals(plain, StringComparison.OrdinalIgnoreCase) ? command : null;
    }

    /// <summary>Finds a cmdlet by name.</summary>
    /// <exception cref="CommandNotFoundException">There is none.</exception>
    public CommandMetadata Get(string name) => Find(name) ?? throw new CommandNotFoundException(name, NotFound(name));

    private static bool IsIdentifier(string name, int dash)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (i != dash && !char.IsAsciiLetterOrDigit(name[i]))
                return false;
        }

        return true;
    }

    private string NotFound(string name)
    {
        var message = $"The term '{name}' is not recognized as a name of a cmdlet of aosops.";
        return Suggestion.For(name, All) is { } meant ? $"{message} Did you mean {meant}?" : $"{message} 'aosops Get-Command' lists them.";
    }
}
