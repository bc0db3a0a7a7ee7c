using AosOps.Cli.Binding;
using AosOps.Cli.Parsing;
using AosOps.Cli.Rendering;
using AosOps.Commands;

namespace AosOps.Cli.Terminal;

/// <summary>The program's own command line: its options, then a pipeline.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program.</summary>
    /// <returns>An exit code.</returns>
    public static int Run(string[] arguments)
    {
        try
        {
            var options = ProgramOptions.Read(arguments);
            IntegrationLoader.Register();
            using var host = new ConsoleHost(options.Format, ViewCatalog.Beside(AppContext.BaseDirectory, typeof(CommandLine).Assembly));
            var commands = options.Script is { } script ? PipelineParser.Parse(script) : WordParser.Parse(options.Words);
            return PipelineCommand.Run(commands, CommandTable.Catalog, host);
        }
        catch (SyntaxException failure)
        {
            return Usage(failure.Message);
        }
    }

    private static int Usage(string message)
    {
        using var error = new Utf8Output(StandardStream.Error());
        error.WriteLine($"aosops: {message}");
        error.WriteLine("  'aosops --help' shows how it is used.");
        error.Flush();
        return ExitCode.Usage;
    }
}
