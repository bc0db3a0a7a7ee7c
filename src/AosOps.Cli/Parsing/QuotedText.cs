using System.Globalization;
using System.Text;

namespace AosOps.Cli.Parsing;

/// <summary>Reads quoted texts and escapes.</summary>
internal static class QuotedText
{
    /// <summary>Reads a text in single quotes, in which only a doubled quote is special.</summary>
    public static string ReadSingle(string text, ref int position)
    {
        var result = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (!Characters.IsSingleQuote(text[position]))
                result.Append(text[position]);
            else if (position + 1 < text.Length && Characters.IsSingleQuote(text[position + 1]))
                result.Append(text[++position]);
            else
                return End(result, ref position);
        }

        throw new SyntaxException("A closing single quote is missing.");
    }

    /// <summary>Reads a text in double quotes, in which backticks escape.</summary>
    public static string ReadDouble(string text, ref int position)
    {
        var result = new StringBuilder();
        position++;
        while (position < text.Length)
        {
            var current = text[position];
            var following = position + 1 < text.Length ? text[position + 1] : '\0';
            if (current == '`' && following != '\0')
            {
                result.Append(ReadEscape(text, ref position));
                continue;
            }

            if (Characters.IsDoubleQuote(current))
            {
                if (!Characters.IsDoubleQuote(following))
                    return End(result, ref position);
                position++;
            }
            else if (current == '$' && Constants.StartsVariable(following))
            {
                throw Constants.NeedsLanguage(text[position..]);
            }

            result.Append(text[position++]);
        }

        throw new SyntaxException("A closing double quote is missing.");
    }

    /// <summary>Reads a backtick and what follows it.</summary>
    public static string ReadEscape(string text, ref int position)
    {
        if (++position >= text.Length)
            return "`";
        var character = text[position++];
        return character switch
        {
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            'e' => "\e",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'v' => "\v",
            'u' when position < text.Length && text[position] == '{' => CodePoint(text, ref position),
            _ => character.ToString(),
        };
    }

    private static string CodePoint(string text, ref int position)
    {
        var end = text.IndexOf('}', position);
        var digits = end < 0 ? "" : text[(position + 1)..end];
        if (digits.Length is 0 or > 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code))
            throw new SyntaxException("`u{ } needs the hexadecimal number of a Unicode character.");
        position = end + 1;
        return new Rune(code).ToString();
    }

    private static string End(StringBuilder result, ref int position)
    {
        position++;
        return result.ToString();
    }
}
