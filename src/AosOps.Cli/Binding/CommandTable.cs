using AosOps.Cli.Commands;

namespace AosOps.Cli.Binding;

/// <summary>The cmdlet classes of the module. The other half of this class is written by the build, from the names of their files.</summary>
internal static partial class CommandTable
{
    private const string Suffix = "Command";

    /// <summary>The catalog of the module's cmdlets, and the program's own.</summary>
    public static CommandCatalog Catalog { get; } = new(Find, static () => [.. AllClasses(), typeof(GetCommandCommand)]);

    private static Type? Find(string name) => FindClass(name) ?? (Is(name, nameof(GetCommandCommand)) ? typeof(GetCommandCommand) : null);

    private static bool Is(string name, string className) =>
        className.Length == name.Length + Suffix.Length && className.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
