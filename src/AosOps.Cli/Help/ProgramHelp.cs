using System.Text;
using AosOps.Cli.Binding;
using AosOps.Commands.Views;

namespace AosOps.Cli.Help;

/// <summary>What <c>aosops --help</c> says.</summary>
internal static class ProgramHelp
{
    private const string Gap = "  ";
    private const int NarrowestText = 30;
    private const string Usage = """
        aosops runs one pipeline of the cmdlets of the AosOps module, without PowerShell.

          aosops Get-ShadowStatus
          aosops Get-ShadowRun '|' Get-ShadowStatus --output json
          aosops -c "Get-ShadowRun | Get-ShadowStatus"

        Options
          -c PIPELINE          the pipeline as one text, quoted as in PowerShell
          --output FORMAT      view (default), table, list, json, jsonl, csv
          --help, --version    this text; the version
          help CMDLET          the help of a cmdlet (also: CMDLET --help, CMDLET -?)
          help about_TOPIC     a topic, listed below
          complete SHELL       a completion script for bash, zsh, fish or pwsh

        Exit codes
          0 fine   1 an error was written or a check is critical   2 wrong command line   130 interrupted

        NO_COLOR turns colours off. There are no variables and no script blocks; for those, use pwsh.

        Cmdlets
        """;

    /// <summary>Gives the text.</summary>
    /// <param name="catalog">The cmdlets to list.</param>
    /// <param name="help">What they do.</param>
    /// <param name="topics">The topics to list.</param>
    /// <param name="width">The width of a line.</param>
    public static string Text(CommandCatalog catalog, HelpFile help, AboutTopics topics, int width)
    {
        var text = new StringBuilder(Usage).Append('\n');
        var names = catalog.All.Max(command => command.Name.Length);
        var indent = new string(' ', names + (2 * Gap.Length));
        foreach (var command in catalog.All)
        {
            var synopsis = WordWrap.Lines(help.Synopsis(command.Name), Math.Max(NarrowestText, width - indent.Length), "\n" + indent);
            text.Append(Gap).Append(command.Name.PadRight(names)).Append(Gap).Append(synopsis).Append('\n');
        }

        if (topics.Names is { Count: > 0 } found)
            text.Append("\nTopics\n  ").AppendJoin("\n  ", found).Append('\n');
        return text.ToString();
    }
}
