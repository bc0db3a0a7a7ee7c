using AosOps.Cli.Binding;
using AosOps.Cli.Parsing;

namespace AosOps.Cli.Help;

/// <summary>
/// How an example of the help is typed. It is written for PowerShell; what this program can do too is shown as one types it
/// in a shell, in quotes that keep it from the shell.
/// </summary>
internal static class ExampleText
{
    /// <summary>Gives the line.</summary>
    /// <param name="code">The example.</param>
    /// <param name="catalog">The cmdlets that this program has.</param>
    public static string Of(string code, CommandCatalog catalog)
    {
        if (!IsPipeline(code, catalog))
            return $"PS> {code}";
        if (code.All(IsPlain))
            return $"aosops {code}";
        if (!code.Contains('\'', StringComparison.Ordinal))
            return $"aosops -c '{code}'";
        return code.AsSpan().IndexOfAny("\"$`\\!") < 0 ? $"aosops -c \"{code}\"" : $"PS> {code}";
    }

    private static bool IsPipeline(string code, CommandCatalog catalog)
    {
        try
        {
            return PipelineParser.Parse(code).All(command => catalog.Find(command.Name) is not null);
        }
        catch (SyntaxException)
        {
            return false;
        }
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is ' ' or '-' or '_' or '.' or '/' or ':';
}
