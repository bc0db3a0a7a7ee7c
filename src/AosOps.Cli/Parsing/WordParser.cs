using AosOps.Cli.Binding;

namespace AosOps.Cli.Parsing;

/// <summary>
/// Reads a pipeline from words that a shell has split already. Quotes are gone by then, so a word is taken as it
/// stands, but for what is unmistakable: parameter names, numbers, lists without blanks, quoted texts and literals.
/// </summary>
internal static class WordParser
{
    /// <summary>Reads a pipeline.</summary>
    /// <exception cref="SyntaxException">It is not one.</exception>
    public static IReadOnlyList<CommandSyntax> Parse(IReadOnlyList<string> words)
    {
        var commands = new List<CommandSyntax>();
        for (var next = 0; next <= words.Count; next++)
        {
            if (next == words.Count || words[next] == "|")
                throw new SyntaxException(words.Count == 0 ? "No command was given." : "An empty pipe element is not allowed.");
            var arguments = new List<ArgumentSyntax>();
            var name = words[next++];
            var onlyValues = false;
            for (; next < words.Count && words[next] != "|"; next++)
            {
                if (words[next] == "--" && !onlyValues)
                    onlyValues = true;
                else
                    arguments.Add(onlyValues ? ArgumentSyntax.OfValue(Value(words[next]), words[next]) : Argument(words[next]));
            }

            commands.Add(new CommandSyntax(name, arguments));
            if (next == words.Count)
                break;
        }

        return commands;
    }

    private static ArgumentSyntax Argument(string word)
    {
        if (word.Length < 2 || !Characters.IsDash(word[0]) || !Characters.StartsParameter(word[1]))
            return ArgumentSyntax.OfValue(Value(word), word);
        var colon = word.IndexOf(':');
        if (colon < 0)
            return ArgumentSyntax.OfName(word[1..], word);
        var name = word[1..colon];
        // A shell has made nothing of $false in -Switch:$false, so the bare word is taken for it.
        return word[(colon + 1)..] switch
        {
            "" => ArgumentSyntax.OfName(name, word),
            var text when bool.TryParse(text, out var truth) => new ArgumentSyntax(name, HasValue: true, truth, word),
            var text => new ArgumentSyntax(name, HasValue: true, Value(text), word),
        };
    }

    private static object? Value(string word)
    {
        if (word.Length == 0)
            return word;
        if (word[0] == '$' && Constants.Find(word, out var constant))
            return constant;
        // A sentence that begins with an amount of money is no variable.
        if (word[0] == '$' && word.Length > 1 && Constants.StartsVariable(word[1]) && word.AsSpan().IndexOfAny(" \t\n") < 0)
            throw Constants.NeedsLanguage(word);
        if (word.StartsWith("@(", StringComparison.Ordinal) || word.StartsWith("@{", StringComparison.Ordinal) || IsQuoted(word))
            return PipelineParser.ParseLiteral(word);
        return IsList(word) ? Elements(word) : Element(word);
    }

    private static bool IsQuoted(string word) =>
        word.Length >= 2 && word[0] is '\'' or '"' && word[^1] == word[0] && word.IndexOf(word[0], 1) == word.Length - 1;

    private static bool IsList(string word) =>
        word.Contains(',') && word[0] != ',' && word[^1] != ',' && !word.Contains(",,", StringComparison.Ordinal) && word.AsSpan().IndexOfAny(" \t\n") < 0;

    private static object?[] Elements(string word)
    {
        var parts = word.Split(',');
        var elements = new object?[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            elements[i] = IsQuoted(parts[i]) ? PipelineParser.ParseLiteral(parts[i]) : Element(parts[i]);
        return elements;
    }

    private static object Element(string word) =>
        (char.IsAsciiDigit(word[0]) || word[0] == '.') && NumberText.TryRead(word, out var number) ? new NumberLiteral(number, word) : word;
}
