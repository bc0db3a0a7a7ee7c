using System.Text;

namespace AosOps.Cli.Rendering;

/// <summary>Texts with escape sequences, which have no width on a terminal.</summary>
internal static class Ansi
{
    public const char Escape = '\e';
    public const string Reset = "\e[0m";

    /// <summary>Takes the escape sequences out.</summary>
    public static string Strip(string text)
    {
        if (!text.Contains(Escape))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var length = SequenceLength(text, i);
            if (length == 0)
                plain.Append(text[i++]);
            i += length;
        }

        return plain.ToString();
    }

    /// <summary>Takes the meaning from characters that would command a terminal; lines and tabs stay.</summary>
    public static string Harmless(string text)
    {
        foreach (var character in text)
        {
            if (IsCommand(character))
                return string.Create(text.Length, text, static (span, source) =>
                {
                    for (var i = 0; i < span.Length; i++)
                        span[i] = IsCommand(source[i]) ? ' ' : source[i];
                });
        }

        return text;
    }

    /// <summary>How many columns of a terminal a text takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        for (var i = 0; i < text.Length;)
        {
            var character = text[i];
            if (character is >= ' ' and <= '~')
            {
                width++;
                i++;
                continue;
            }

            var length = SequenceLength(text, i);
            if (length == 0)
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out length);
                width += CharacterWidth.Of(rune);
            }

            i += length;
        }

        return width;
    }

    /// <summary>Cuts a text to a number of columns, with an ellipsis where something is left out.</summary>
    public static string Truncate(string text, int columns)
    {
        if (text.Length <= columns && !text.Contains(Escape) || Width(text) <= columns)
            return Width(text) <= columns ? text : Cut(text, columns);
        return Cut(text, columns);
    }

    private static bool IsCommand(char character) => character is < ' ' and not ('\n' or '\r' or '\t') or (>= '\x7F' and <= '\x9F');

    private static string Cut(string text, int columns)
    {
        if (columns <= 0)
            return "";
        var cut = new StringBuilder(text.Length);
        var width = 0;
        var coloured = false;
        for (var i = 0; i < text.Length;)
        {
            var length = SequenceLength(text, i);
            if (length > 0)
            {
                coloured = true;
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out length);
                width += CharacterWidth.Of(rune);
                if (width > columns - 1)
                    break;
            }

            cut.Append(text, i, length);
            i += length;
        }

        return cut.Append('…').Append(coloured ? Reset : "").ToString();
    }

    /// <summary>The length of the escape sequence (CSI … final byte, ECMA-48) at a place, or 0.</summary>
    public static int SequenceLength(string text, int start)
    {
        if (text[start] != Escape || start + 1 >= text.Length || text[start + 1] != '[')
            return 0;
        for (var i = start + 2; i < text.Length; i++)
        {
            if (text[i] is >= '@' and <= '~')
                return i - start + 1;
        }

        return text.Length - start;
    }
}
