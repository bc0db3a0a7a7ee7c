using AosOps.Cli.Binding;
using AosOps.Cli.Help;

namespace AosOps.Cli.Completion;

/// <summary>Completes the last word of a command line.</summary>
internal sealed class WordCompleter(CommandCatalog catalog, HelpFile help)
{
    private const string FormatOption = "--output=";

    private static readonly string[] Formats = ["view", "table", "list", "json", "jsonl", "csv"];
    private static readonly string[] Options = ["--output", "--help", "--version"];
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    // Without dollar signs, which the shell would take for variables.
    private static readonly string[] Truths = ["true", "false"];

    /// <summary>Gives the completions.</summary>
    /// <param name="words">The words behind the program's name; the last one is being typed and may be empty.</param>
    public IEnumerable<CompletedWord> Complete(IReadOnlyList<string> words)
    {
        var current = words.Count == 0 ? "" : words[^1];
        var before = words.Take(Math.Max(0, words.Count - 1)).ToList();
        if (before is [.., "--output"])
            return Among(Formats, current);
        if (current.StartsWith(FormatOption, StringComparison.Ordinal))
            return Among(Formats, current[FormatOption.Length..]).Select(completion => completion with { Text = FormatOption + completion.Text });
        if (before is ["complete"])
            return Among(Shells, current);
        if (before is ["help"])
            return Commands(current);
        if (current.StartsWith("--", StringComparison.Ordinal))
            return Among(Options, current);
        if (before is [.., "-c"] && before.TrueForAll(word => catalog.Find(word) is null))
            return InText(current);
        var start = before.FindLastIndex(IsPipe) + 1;
        return start == before.Count ? Beginning(current, first: start == 0) : Argument(before[start], before[(start + 1)..], current);
    }

    /// <summary>Completes the last word of a pipeline that is one word of the shell.</summary>
    private IEnumerable<CompletedWord> InText(string text)
    {
        var typed = new TypedPipeline(text);
        var found = typed.Before is [var command, .. var arguments] ? Argument(command, arguments, typed.Current) : Commands(typed.Current);
        return found.Where(completion => completion != CompletedWord.Files).Select(completion => completion with { Text = text[..typed.Start] + completion.Text });
    }

    private IEnumerable<CompletedWord> Beginning(string current, bool first)
    {
        var commands = Commands(current);
        return first ? commands.Concat(Among(["help", "complete"], current)) : commands;
    }

    private IEnumerable<CompletedWord> Commands(string current) =>
        catalog.All
            .Where(command => command.Name.StartsWith(current, StringComparison.OrdinalIgnoreCase))
            .Select(command => new CompletedWord(command.Name, help.Synopsis(command.Name)));

    private IEnumerable<CompletedWord> Argument(string commandName, List<string> arguments, string current)
    {
        if (catalog.Find(commandName) is not { } command)
            return [];
        var bound = new TypedArguments(command, arguments);
        if (bound.Awaiting is { } awaiting)
            return Values(command, awaiting, current, bound);
        if (current.StartsWith('-'))
            return current.IndexOf(':') is > 0 and var colon ? Joined(command, current, colon + 1, bound) : Parameters(command, current[1..], bound);
        return bound.NextPositional() is { } positional ? Values(command, positional, current, bound) : [];
    }

    private IEnumerable<CompletedWord> Parameters(CommandMetadata command, string prefix, TypedArguments typed)
    {
        var texts = help.Find(command.Name)?.Parameters;
        return command.Parameters
            .Where(parameter => parameter.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && !typed.Has(parameter) && typed.Allows(parameter) && !parameter.Sets[0].Attribute.DontShow)
            .Select(parameter => new CompletedWord($"-{parameter.Name}", texts?.GetValueOrDefault(parameter.Name) ?? ""));
    }

    /// <summary>Completes the value of a parameter that is joined to it by a colon.</summary>
    private static IEnumerable<CompletedWord> Joined(CommandMetadata command, string current, int start, TypedArguments typed) =>
        typed.Find(current[1..(start - 1)]) is not { } parameter
            ? []
            : (parameter.IsSwitch ? Among(Truths, current[start..]) : Values(command, parameter, current[start..], typed))
                .Where(completion => completion != CompletedWord.Files)
                .Select(completion => completion with { Text = current[..start] + completion.Text });

    private static IEnumerable<CompletedWord> Values(CommandMetadata command, ParameterMetadata parameter, string current, TypedArguments typed)
    {
        var comma = current.LastIndexOf(',') + 1;
        return ValueCompleter.Complete(command, parameter, current[comma..], typed)
            .Select(completion => comma == 0 || completion == CompletedWord.Files ? completion : completion with { Text = current[..comma] + completion.Text });
    }

    /// <summary>The shell gives the pipe as it was typed, with what keeps it from the shell.</summary>
    private static bool IsPipe(string word) => word is "|" or "'|'" or "\"|\"" or @"\|";

    private static IEnumerable<CompletedWord> Among(string[] words, string prefix) =>
        words.Where(word => word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Select(word => new CompletedWord(word));
}
