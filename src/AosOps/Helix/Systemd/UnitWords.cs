using System.Text;

namespace AosOps.Helix;

/// <summary>Splits values of unit files into words: blanks separate, quotes and backslashes keep together (systemd.syntax(7), QUOTING).</summary>
public static class UnitWords
{
    /// <summary>Splits a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The words, without their quotes. A quote that is not closed reaches to the end.</returns>
    public static IReadOnlyList<string> Split(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            if (quote == '\0' && character is ' ' or '\t' or '\n' or '\r')
            {
                if (word is not null)
                    words.Add(word.ToString());
                word = null;
                continue;
            }

            word ??= new StringBuilder();
            if (character == '\\' && i + 1 < value.Length)
                word.Append(value[++i]);
            else if (character == quote)
                quote = '\0';
            else if (quote == '\0' && character is '"' or '\'')
                quote = character;
            else
                word.Append(character);
        }

        if (word is not null)
            words.Add(word.ToString());
        return words;
    }
}
