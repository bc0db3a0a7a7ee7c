using System.Text;
using AosOps.Cli.Binding;

namespace AosOps.Cli.Help;

/// <summary>The help of one cmdlet as text.</summary>
internal sealed class HelpPage
{
    private const int Indent = 4;
    private const int NarrowestText = 30;

    private readonly StringBuilder text = new();
    private readonly int width;

    private HelpPage(int width) => this.width = width;

    /// <summary>Writes the page.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="help">What the help file says, or null.</param>
    /// <param name="width">The width of a line.</param>
    public static string Of(CommandMetadata command, CommandHelp? help, int width)
    {
        var page = new HelpPage(width);
        page.Head("NAME", command.Name + (help is null ? "" : $" - {help.Synopsis}"));
        page.Section("SYNTAX", CommandSyntaxText.Of(command));
        page.Section("DESCRIPTION", help?.Description ?? []);
        page.Parameters(command, help);
        page.Examples(help?.Examples ?? []);
        return page.text.ToString();
    }

    private void Head(string title, string line)
    {
        text.Append(title).Append('\n');
        Wrap(line, Indent);
    }

    private void Section(string title, IEnumerable<string> paragraphs)
    {
        var first = true;
        foreach (var paragraph in paragraphs)
        {
            text.Append('\n');
            if (first)
                text.Append(title).Append('\n');
            first = false;
            Wrap(paragraph, Indent);
        }
    }

    private void Parameters(CommandMetadata command, CommandHelp? help)
    {
        text.Append("\nPARAMETERS\n");
        foreach (var parameter in command.Parameters.Where(parameter => !parameter.IsCommon && !parameter.Sets.All(set => set.Attribute.DontShow)))
        {
            Wrap($"-{parameter.Name}{(parameter.IsSwitch ? "" : $" <{CommandSyntaxText.TypeName(parameter.Type)}>")}{Traits(parameter)}", Indent);
            if (help?.Parameters.GetValueOrDefault(parameter.Name) is { Length: > 0 } description)
                Wrap(description, Indent * 2);
            text.Append('\n');
        }

        Wrap("Common parameters: -Verbose -Debug -ErrorAction -WarningAction -InformationAction -ProgressAction"
            + (command.Attribute.SupportsShouldProcess ? " -WhatIf -Confirm" : ""), Indent);
    }

    private static string Traits(ParameterMetadata parameter)
    {
        var traits = new List<string>();
        if (parameter.SometimesMandatory)
            traits.Add("required" + (parameter.Sets.All(set => set.Mandatory) ? "" : " in some forms"));
        if (parameter.Sets.FirstOrDefault(set => set.Positional) is { } positional)
            traits.Add($"position {positional.Position}");
        if (parameter.Sets.Any(set => set.ByValue))
            traits.Add("from the pipeline");
        else if (parameter.Sets.Any(set => set.ByPropertyName))
            traits.Add("from the pipeline by property name");
        if (parameter.Aliases.Length > 0)
            traits.Add($"alias {string.Join(", ", parameter.Aliases)}");
        return traits.Count == 0 ? "" : $"  ({string.Join("; ", traits)})";
    }

    private void Examples(IReadOnlyList<CommandExample> examples)
    {
        if (examples.Count > 0)
            text.Append("\nEXAMPLES\n");
        foreach (var example in examples)
        {
            Wrap(ExampleText.Of(example.Code, CommandCatalog.Module), Indent);
            Wrap(example.Remarks, Indent * 2);
            text.Append('\n');
        }
    }

    private void Wrap(string paragraph, int indent)
    {
        var room = Math.Max(NarrowestText, width - indent);
        var used = 0;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (used > 0 && used + 1 + word.Length > room)
            {
                text.Append('\n');
                used = 0;
            }

            text.Append(used == 0 ? new string(' ', indent) : " ").Append(word);
            used += word.Length + (used == 0 ? 0 : 1);
        }

        text.Append('\n');
    }
}
