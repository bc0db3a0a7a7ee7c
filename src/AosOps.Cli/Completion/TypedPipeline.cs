using AosOps.Cli.Parsing;

namespace AosOps.Cli.Completion;

/// <summary>The last command of a pipeline that is being typed as one text, cut into its words as PowerShell would.</summary>
internal sealed class TypedPipeline
{
    /// <summary>Reads a text that may end anywhere, also within quotes.</summary>
    public TypedPipeline(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            var character = text[position];
            if (char.IsWhiteSpace(character))
                End(text, position++);
            else if (character == '|')
                Begin(++position);
            else
                position = Skip(text, position);
        }

        Current = text[Start..];
    }

    /// <summary>The words of the command before the one that is being typed, as they were typed.</summary>
    public List<string> Before { get; } = [];

    /// <summary>The word that is being typed.</summary>
    public string Current { get; }

    /// <summary>Where in the text that word begins.</summary>
    public int Start { get; private set; }

    private void End(string text, int position)
    {
        if (position > Start)
            Before.Add(text[Start..position]);
        Start = position + 1;
    }

    private void Begin(int position)
    {
        Before.Clear();
        Start = position;
    }

    /// <summary>Goes over one character, an escaped one, or a quoted text.</summary>
    private static int Skip(string text, int position)
    {
        if (text[position] == '`')
            return Math.Min(position + 2, text.Length);
        if (!Characters.IsQuote(text[position]))
            return position + 1;
        var end = position + 1;
        while (end < text.Length && !Closes(text[position], text[end]))
            end += text[end] == '`' && Characters.IsDoubleQuote(text[position]) ? 2 : 1;
        return Math.Min(end + 1, text.Length);
    }

    private static bool Closes(char open, char character) =>
        Characters.IsSingleQuote(open) ? Characters.IsSingleQuote(character) : Characters.IsDoubleQuote(character);
}
