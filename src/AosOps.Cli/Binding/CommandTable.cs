using AosOps.Cli.Commands;

namespace AosOps.Cli.Binding;

/// <summary>The classes of the module that are found by name: cmdlets and display properties. The other half of this class is written by the build, from the names of their files.</summary>
internal static partial class CommandTable
{
    private const string Suffix = "Command";

    /// <summary>The catalog of the module's cmdlets, and the program's own.</summary>
    public static CommandCatalog Catalog { get; } = new(Find, static () => [.. AllClasses(), typeof(GetCommandCommand)]);

    /// <summary>Finds a class of display properties by its full name.</summary>
    public static Type? FindView(string name) => FindViewClass(name);

    private static Type? Find(string name) => FindClass(name) ?? (Is(name, nameof(GetCommandCommand)) ? typeof(GetCommandCommand) : null);

    private static bool Is(string name, string className) =>
        className.Length == name.Length + Suffix.Length && className.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
