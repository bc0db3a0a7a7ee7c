using System.Text;
using AosOps.Cli.Binding;

namespace AosOps.Cli.Parsing;

/// <summary>
/// Reads one pipeline of commands as PowerShell would: names, parameters, quoting, numbers, arrays, dictionaries.
/// There is no language: what needs one is refused with a word about pwsh.
/// </summary>
internal sealed class PipelineParser
{
    private const int DeepestNesting = 64;

    private readonly string text;
    private int position;
    private int depth;

    private PipelineParser(string text) => this.text = text;

    private char Current => position < text.Length ? text[position] : '\0';

    private char Following => position + 1 < text.Length ? text[position + 1] : '\0';

    private bool AtEnd => position >= text.Length;

    /// <summary>Reads a pipeline.</summary>
    /// <exception cref="SyntaxException">It is not one.</exception>
    public static IReadOnlyList<CommandSyntax> Parse(string text) => new PipelineParser(text).Pipeline();

    /// <summary>Reads a literal that is the whole of a text: a quoted text, <c>@( )</c> or <c>@{ }</c>.</summary>
    /// <exception cref="SyntaxException">It is not one.</exception>
    public static object? ParseLiteral(string text)
    {
        var parser = new PipelineParser(text);
        var value = parser.Literal();
        parser.SkipBlanks(lines: true);
        return parser.AtEnd ? value : throw new SyntaxException($"Unexpected text after {text[..parser.position]}: {text[parser.position..]}");
    }

    private List<CommandSyntax> Pipeline()
    {
        var commands = new List<CommandSyntax>();
        SkipBlanks(lines: true);
        while (true)
        {
            commands.Add(Command());
            SkipBlanks(lines: false);
            if (Current != '|')
                break;
            position++;
            SkipBlanks(lines: true);
        }

        SkipBlanks(lines: true);
        return AtEnd ? commands : throw Unsupported();
    }

    private CommandSyntax Command()
    {
        if (AtEnd || Current == '|')
            throw new SyntaxException(text.AsSpan().Trim().IsEmpty ? "No command was given." : "An empty pipe element is not allowed.");
        if (!char.IsAsciiLetter(Current))
            throw Unsupported();
        var name = Bareword();
        var arguments = new List<ArgumentSyntax>();
        var onlyValues = false;
        while (SkipBlanks(lines: false) && !EndsCommand())
        {
            if (!onlyValues && IsEndOfParameters())
            {
                position += 2;
                onlyValues = true;
                continue;
            }

            arguments.Add(onlyValues ? Value() : Argument());
        }

        return new CommandSyntax(name, arguments);
    }

    private bool EndsCommand() => AtEnd || Current is '|' or '\n' or '\r';

    private bool IsEndOfParameters() =>
        Current == '-' && Following == '-' && (position + 2 >= text.Length || char.IsWhiteSpace(text[position + 2]));

    private ArgumentSyntax Argument()
    {
        if (!Characters.IsDash(Current) || !Characters.StartsParameter(Following))
            return Value();
        var start = position++;
        while (!AtEnd && !Characters.EndsBareword(Current) && Current is not (':' or ',') && !Characters.IsQuote(Current))
            position++;
        var name = text[(start + 1)..position];
        if (Current != ':')
            return ArgumentSyntax.OfName(name, text[start..position]);
        position++;
        SkipBlanks(lines: false);
        if (EndsCommand())
            throw new SyntaxException($"The parameter -{name}: needs an argument.");
        var value = Value();
        return new ArgumentSyntax(name, HasValue: true, value.Value, text[start..position]);
    }

    private ArgumentSyntax Value()
    {
        var start = position;
        var first = Element();
        SkipBlanks(lines: false);
        if (Current != ',')
            return ArgumentSyntax.OfValue(first, text[start..position].TrimEnd());
        var elements = new List<object?> { NumberLiteral.Plain(first) };
        while (Current == ',')
        {
            position++;
            SkipBlanks(lines: true);
            if (EndsCommand() || Current == ',')
                throw new SyntaxException("A value is missing after ','.");
            elements.Add(NumberLiteral.Plain(Element()));
            SkipBlanks(lines: false);
        }

        return ArgumentSyntax.OfValue(elements.ToArray(), text[start..position].TrimEnd());
    }

    private object? Element()
    {
        if (Current == '@' || Characters.IsQuote(Current) || Current == '$')
            return Literal();
        if (Current == ',')
            throw new SyntaxException("A value is missing before ','.");
        if (Characters.EndsBareword(Current))
            throw Unsupported();
        var start = position;
        var word = Bareword();
        var typed = text.AsSpan(start, position - start);
        return char.IsAsciiDigit(typed[0]) || typed[0] == '.' ? Number(word, typed) : word;
    }

    private static object Number(string word, ReadOnlySpan<char> typed) =>
        typed.SequenceEqual(word) && NumberText.TryRead(word, out var number) ? new NumberLiteral(number, word) : word;

    private object? Literal()
    {
        if (Characters.IsSingleQuote(Current))
            return QuotedText.ReadSingle(text, ref position);
        if (Characters.IsDoubleQuote(Current))
            return QuotedText.ReadDouble(text, ref position);
        return Current switch
        {
            '$' => Constant(),
            '@' when Following == '(' => Array(),
            '@' when Following == '{' => Dictionary(),
            _ => throw Unsupported(),
        };
    }

    private object? Constant()
    {
        var start = position++;
        while (char.IsLetterOrDigit(Current) || Current is '_' or ':' or '?')
            position++;
        return Constants.Find(text[start..position], out var value) ? value : throw Constants.NeedsLanguage(text[start..]);
    }

    private object?[] Array()
    {
        Enter();
        var elements = new List<object?>();
        while (!Closes(')'))
        {
            elements.Add(Operand());
            SkipBlanks(lines: false);
            if (Current is ',' or ';' or '\n' or '\r')
                position++;
            else if (Current != ')')
                throw Unsupported();
        }

        depth--;
        return elements.ToArray();
    }

    private System.Collections.Hashtable Dictionary()
    {
        Enter();
        var entries = new System.Collections.Hashtable(StringComparer.OrdinalIgnoreCase);
        while (!Closes('}'))
        {
            var key = Key();
            SkipBlanks(lines: false);
            if (Current != '=')
                throw new SyntaxException($"'=' is missing after the key '{key}' of a dictionary.");
            position++;
            SkipBlanks(lines: true);
            if (entries.ContainsKey(key))
                throw new SyntaxException($"The key '{key}' occurs twice in a dictionary.");
            entries.Add(key, Operand());
            SkipBlanks(lines: false);
            if (Current is ';' or '\n' or '\r')
                position++;
            else if (Current != '}')
                throw Unsupported();
        }

        depth--;
        return entries;
    }

    private void Enter()
    {
        if (++depth > DeepestNesting)
            throw new SyntaxException("Arrays and dictionaries are nested too deeply.");
        position += 2;
    }

    private bool Closes(char bracket)
    {
        SkipBlanks(lines: true);
        if (AtEnd)
            throw new SyntaxException($"The closing '{bracket}' is missing.");
        if (Current != bracket)
            return false;
        position++;
        return true;
    }

    private object Key()
    {
        if (Characters.IsQuote(Current))
            return Literal()!;
        var start = position;
        while (char.IsLetterOrDigit(Current) || Current is '_' or '-')
            position++;
        return position > start ? text[start..position] : throw Unsupported();
    }

    /// <summary>Reads a value where PowerShell would read an expression: words must be quoted there.</summary>
    private object? Operand()
    {
        if (Current == '@' || Characters.IsQuote(Current) || Current == '$')
            return Literal();
        var start = position;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '.' or '-' or '+')
            position++;
        var word = text[start..position];
        if (word.Length > 0 && NumberText.TryRead(word, out var number))
            return number;
        throw word.Length == 0 ? Unsupported() : new SyntaxException($"'{word}' must be quoted here: '{word}' in single quotes.");
    }

    private string Bareword()
    {
        var word = new StringBuilder();
        while (!AtEnd && !Characters.EndsBareword(Current) && Current != ',')
        {
            if (Characters.IsSingleQuote(Current))
                word.Append(QuotedText.ReadSingle(text, ref position));
            else if (Characters.IsDoubleQuote(Current))
                word.Append(QuotedText.ReadDouble(text, ref position));
            else if (Current == '`')
                word.Append(QuotedText.ReadEscape(text, ref position));
            else if (Current == '$' && Constants.StartsVariable(Following))
                throw Constants.NeedsLanguage(text[position..]);
            else
                word.Append(text[position++]);
        }

        return word.ToString();
    }

    private bool SkipBlanks(bool lines)
    {
        while (!AtEnd)
        {
            if (Current == '`' && Following is '\n' or '\r')
                position += Following == '\r' && position + 2 < text.Length && text[position + 2] == '\n' ? 3 : 2;
            else if (Current == '#')
                SkipComment();
            else if (char.IsWhiteSpace(Current) && (lines || Current is not ('\n' or '\r')))
                position++;
            else
                break;
        }

        return true;
    }

    private void SkipComment()
    {
        while (!AtEnd && Current is not ('\n' or '\r'))
            position++;
    }

    private SyntaxException Unsupported() => AtEnd
        ? new SyntaxException("The command line ends too early.")
        : new SyntaxException($"'{Current}' at character {position + 1} is not understood: aosops runs one pipeline of cmdlets; for the PowerShell language use pwsh.");
}
