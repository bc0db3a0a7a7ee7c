namespace System.Management.Automation.Language;

/// <summary>Stands for a command's syntax tree where a completer is given one. This host has none.</summary>
public sealed class CommandAst
{
    internal static readonly CommandAst None = new();

    private CommandAst()
    {
    }
}
