using AosOps.Cli.Binding;
using AosOps.Cli.Completion;
using AosOps.Cli.Execution;
using AosOps.Cli.Help;
using AosOps.Cli.Parsing;
using AosOps.Cli.Rendering;

namespace AosOps.Cli.Terminal;

/// <summary>The program's own command line: its options and words, or a pipeline.</summary>
internal static class CommandLine
{
    private const int HelpWidth = 100;

    /// <summary>Runs the program.</summary>
    /// <returns>An exit code.</returns>
    public static int Run(string[] arguments)
    {
        try
        {
            return arguments is ["__complete", .. var words] ? Complete(words) : Run(ProgramOptions.Read(arguments));
        }
        catch (SyntaxException failure)
        {
            return Usage(failure.Message);
        }
        catch (OutputClosedException)
        {
            // The reader had enough, as `head` does.
            return ExitCode.Fine;
        }
        catch (OutputFailedException failure)
        {
            Complain(failure.Message);
            return ExitCode.Failed;
        }
    }

    private static int Run(ProgramOptions options)
    {
        if (options.Version)
            return Print($"aosops {typeof(CommandLine).Assembly.GetName().Version?.ToString(3)}\n");
        if (options.Words is ["complete", var shell])
            return Print(ShellScripts.For(shell) is { } script ? script + "\n" : throw new SyntaxException($"There is no completion for '{shell}': bash, zsh, fish or pwsh."));
        if (options.Words is ["help", var name])
            return HelpOn(name);
        if (options.Words is [var command, .., "-?"])
            return HelpOn(command);
        if (options.Help && options.Words.Count > 0)
            return HelpOn(options.Words[0]);
        if (options.Help || options.Words is ["help"])
            return Print(ProgramHelp.Text(CommandCatalog.Module, HelpFile.Beside(AppContext.BaseDirectory), AboutTopics.Beside(AppContext.BaseDirectory), LineWidth()));
        return RunPipeline(options);
    }

    private static int RunPipeline(ProgramOptions options)
    {
        var commands = options.Script is { } script ? PipelineParser.Parse(script) : WordParser.Parse(options.Words);
        using var host = new ConsoleHost(options.Format, ViewCatalog.Beside(AppContext.BaseDirectory, DisplayTable.FindMethod));
        return PipelineCommand.Run(commands, CommandCatalog.Module, host);
    }

    private static int HelpOn(string name)
    {
        if (AboutTopics.Beside(AppContext.BaseDirectory).Find(name) is { } topic)
            return Print(topic);
        if (CommandCatalog.Module.Find(name) is not { } command)
            throw new SyntaxException(CommandCatalog.Module.NotFound(name));
        return Print(HelpPage.Of(command, HelpFile.Beside(AppContext.BaseDirectory).Find(command.Name), LineWidth()));
    }

    private static int LineWidth() => TerminalSize.IsTerminal(1) ? TerminalSize.Width(1) : HelpWidth;

    private static int Complete(string[] words)
    {
        var completer = new WordCompleter(CommandCatalog.Module, HelpFile.Beside(AppContext.BaseDirectory));
        var lines = completer.Complete(words).Select(completion => completion.Description.Length == 0 ? completion.Text : $"{completion.Text}\t{completion.Description}");
        return Print(string.Concat(lines.Select(line => line.ReplaceLineEndings(" ") + "\n")));
    }

    private static int Print(string text)
    {
        using var output = new Utf8Output(StandardStream.Output());
        output.Write(text);
        output.Flush();
        return ExitCode.Fine;
    }

    private static int Usage(string message)
    {
        Complain($"{message}\n  'aosops --help' shows how it is used.");
        return ExitCode.Usage;
    }

    private static void Complain(string message)
    {
        using var error = new Utf8Output(StandardStream.Error());
        new MessageWriter(error, colored: false).Plain($"aosops: {message}");
    }
}
