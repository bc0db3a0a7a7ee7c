using System.Text;
using AosOps.Cli.Binding;

namespace AosOps.Cli.Help;

/// <summary>What <c>aosops --help</c> says.</summary>
internal static class ProgramHelp
{
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
    public static string Text(CommandCatalog catalog, HelpFile help, AboutTopics topics)
    {
        var text = new StringBuilder(Usage).Append('\n');
        var width = catalog.All.Max(command => command.Name.Length);
        foreach (var command in catalog.All)
            text.Append("  ").Append(command.Name.PadRight(width)).Append("  ").Append(help.Find(command.Name)?.Synopsis).Append('\n');
        if (topics.Names is { Count: > 0 } names)
            text.Append("\nTopics\n  ").AppendJoin("\n  ", names).Append('\n');
        return text.ToString();
    }
}
