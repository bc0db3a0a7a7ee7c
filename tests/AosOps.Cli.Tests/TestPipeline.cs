using AosOps.Cli.Binding;
using AosOps.Cli.Parsing;
using AosOps.Cli.Terminal;

namespace AosOps.Cli.Tests;

/// <summary>Runs command lines of the test cmdlets.</summary>
internal static class TestPipeline
{
    public static CommandCatalog Catalog { get; } = new(CommandTable.Find, CommandTable.All);

    /// <summary>Runs a command line.</summary>
    /// <returns>What came of it, and the exit code.</returns>
    public static (RecordingHost Host, int ExitCode) Run(string command, RecordingHost? host = null)
    {
        host ??= new RecordingHost();
        return (host, PipelineCommand.Run(PipelineParser.Parse(command), Catalog, host));
    }
}
