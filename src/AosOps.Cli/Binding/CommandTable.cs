namespace AosOps.Cli.Binding;

/// <summary>The cmdlet classes of the module. The other half of this class is written by the build, from the names of their files.</summary>
internal static partial class CommandTable
{
    private const string Suffix = "Command";

    /// <summary>The catalog of the module's cmdlets.</summary>
    public static CommandCatalog Catalog { get; } = new(FindClass, AllClasses);

    private static bool Is(string name, string className) =>
        className.Length == name.Length + Suffix.Length && className.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
