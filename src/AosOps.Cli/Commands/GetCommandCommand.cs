using System.Management.Automation;
using AosOps.Cli.Binding;
using AosOps.Cli.Help;

namespace AosOps.Cli.Commands;

/// <summary>Lists the cmdlets of the program.</summary>
[Cmdlet(VerbsCommon.Get, "Command")]
[OutputType(typeof(CommandSummary))]
public sealed class GetCommandCommand : PSCmdlet
{
    /// <summary>The names; wildcards are permitted.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var help = HelpFile.Beside(AppContext.BaseDirectory);
        var patterns = Array.ConvertAll(Name, name => new WildcardPattern(name, WildcardOptions.IgnoreCase));
        foreach (var command in CommandCatalog.Module.All)
        {
            if (Array.Exists(patterns, pattern => pattern.IsMatch(command.Name)))
                WriteObject(new CommandSummary(command.Name, help.Synopsis(command.Name)));
        }
    }
}
