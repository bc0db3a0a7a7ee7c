using System.Management.Automation;
using System.Management.Automation.Language;
using AosOps.Cli.Binding;

namespace AosOps.Cli.Completion;

/// <summary>Completes the value of a parameter.</summary>
internal static class ValueCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly string[] Truths = ["$true", "$false"];

    /// <summary>Gives the completions.</summary>
    public static IEnumerable<CompletedWord> Complete(CommandMetadata command, ParameterMetadata parameter, string current, TypedArguments typed)
    {
        foreach (var attribute in parameter.Attributes)
        {
            if (attribute is ArgumentCompleterAttribute completer)
                return Ask(completer.Type, command.Name, parameter.Name, current, typed);
            if (attribute is ValidateSetAttribute set)
                return Among(set.ValidValues, current);
        }

        var type = CollectionConverter.ElementType(parameter.Type) ?? parameter.Type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return Among(Enum.GetNames(type), current);
        if (type == typeof(bool) || type == typeof(SwitchParameter))
            return Among(Truths, current);
        return type == typeof(string) ? [CompletedWord.Files] : [];
    }

    private static IEnumerable<CompletedWord> Among(IEnumerable<string> values, string prefix) =>
        values.Where(value => value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Select(value => new CompletedWord(value));

    private static List<CompletedWord> Ask(Type type, string command, string parameter, string current, TypedArguments typed)
    {
        // A completer may be slow or fail; the shell must feel neither.
        var asking = Task.Run(() => Ask((IArgumentCompleter)Activator.CreateInstance(type)!, command, parameter, current, typed));
        try
        {
            return asking.Wait(Patience) ? asking.Result : [];
        }
        catch (AggregateException)
        {
            return [];
        }
    }

    private static List<CompletedWord> Ask(IArgumentCompleter completer, string command, string parameter, string current, TypedArguments typed) =>
        completer.CompleteArgument(command, parameter, current, CommandAst.None, typed.Values)
            .Select(result => new CompletedWord(Unquote(result.CompletionText), result.ToolTip == result.CompletionText ? "" : result.ToolTip))
            .ToList();

    /// <summary>Takes off the quotes that a completer adds for PowerShell: the shell adds its own.</summary>
    private static string Unquote(string text) =>
        text is ['\'', .., '\''] ? text[1..^1].Replace("''", "'", StringComparison.Ordinal) : text;
}
