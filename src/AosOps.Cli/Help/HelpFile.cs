using System.Xml;
using System.Xml.Linq;

namespace AosOps.Cli.Help;

/// <summary>The help of the cmdlets, in the format of PowerShell's Get-Help (MAML), beside the program.</summary>
internal sealed class HelpFile(string path)
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private List<CommandHelp>? commands;

    /// <summary>The help file that comes with a program.</summary>
    public static HelpFile Beside(string directory) => new(Path.Combine(directory, "en-US", "AosOps.Module.dll-Help.xml"));

    /// <summary>Finds the help of a cmdlet.</summary>
    /// <returns>The help, or null where the file is missing or does not have it.</returns>
    public CommandHelp? Find(string name) =>
        (commands ??= Read()).Find(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a cmdlet does, in one line; empty where that is not known.</summary>
    public string Synopsis(string name) =>
        Find(name)?.Synopsis ?? (name == "Get-Command" ? "Lists the cmdlets of the program." : "");

    private List<CommandHelp> Read()
    {
        try
        {
            return File.Exists(path) ? XDocument.Load(path).Root!.Elements(Command + "command").Select(ReadCommand).ToList() : [];
        }
        catch (Exception failure) when (failure is XmlException or IOException or UnauthorizedAccessException)
        {
            // Help that cannot be read must not keep anybody from working: the syntax is known without it.
            return [];
        }
    }

    private static CommandHelp ReadCommand(XElement command)
    {
        var details = command.Element(Command + "details");
        var parameters = command.Element(Command + "parameters")?.Elements(Command + "parameter") ?? [];
        return new CommandHelp(
            details?.Element(Command + "name")?.Value ?? "",
            string.Join(' ', Paragraphs(details?.Element(Maml + "description"))),
            [.. Paragraphs(command.Element(Maml + "description"))],
            parameters.ToDictionary(
                parameter => parameter.Element(Maml + "name")?.Value ?? "",
                parameter => string.Join(' ', Paragraphs(parameter.Element(Maml + "description"))),
                StringComparer.OrdinalIgnoreCase),
            [.. command.Descendants(Command + "example").Select(ReadExample)]);
    }

    private static CommandExample ReadExample(XElement example) =>
        new(example.Element(Dev + "code")?.Value ?? "", string.Join(' ', Paragraphs(example.Element(Dev + "remarks"))));

    private static IEnumerable<string> Paragraphs(XElement? element) =>
        element?.Elements(Maml + "para").Select(paragraph => string.Join(' ', paragraph.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))) ?? [];
}
