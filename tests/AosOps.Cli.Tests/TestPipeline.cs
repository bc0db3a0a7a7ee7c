using AosOps.Cli.Binding;
using AosOps.Cli.Parsing;
using AosOps.Cli.Terminal;
using AosOps.Commands.Testing;

namespace AosOps.Cli.Tests;

/// <summary>Runs command lines of the test cmdlets.</summary>
internal static class TestPipeline
{
    public static CommandCatalog Catalog { get; } = new(Find, () => typeof(TestCommand).Assembly.GetTypes().Where(type => type.Namespace == typeof(TestCommand).Namespace));

    /// <summary>Runs a command line.</summary>
    /// <returns>What came of it, and the exit code.</returns>
    public static (RecordingHost Host, int ExitCode) Run(string command, RecordingHost? host = null)
    {
        host ??= new RecordingHost();
        return (host, PipelineCommand.Run(PipelineParser.Parse(command), Catalog, host));
    }

    private static Type? Find(string name) =>
        typeof(TestCommand).Assembly.GetType($"{typeof(TestCommand).Namespace}.{name}Command", throwOnError: false, ignoreCase: true);
}
