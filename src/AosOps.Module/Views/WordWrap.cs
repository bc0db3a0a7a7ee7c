using System.Text;

namespace AosOps.Commands.Views;

/// <summary>Breaks text between words.</summary>
public static class WordWrap
{
    /// <summary>Breaks a text into lines.</summary>
    /// <param name="text">The text, on one line.</param>
    /// <param name="columns">The most characters of a line, what joins it to the next included. A word that is longer stays whole.</param>
    /// <param name="separator">What stands between two lines in place of the blank.</param>
    /// <param name="keepsQuoted">Whether what stands in single quotes is one word, as in a shell.</param>
    /// <returns>The text with its line breaks.</returns>
    public static string Lines(string text, int columns, string separator, bool keepsQuoted = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(separator);
        var room = columns - Math.Max(0, separator.IndexOf('\n', StringComparison.Ordinal));
        var result = new StringBuilder(text.Length + 16);
        var used = 0;
        foreach (var word in Words(text, keepsQuoted))
        {
            if (used > 0 && used + 1 + word.Length > room)
            {
                result.Append(separator);
                used = 0;
            }
            else if (result.Length > 0)
            {
                result.Append(' ');
                used++;
            }

            result.Append(word);
            used += word.Length;
        }

        return result.ToString();
    }

    private static IEnumerable<string> Words(string text, bool keepsQuoted)
    {
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= keepsQuoted && text[i] == '\'';
            if (text[i] != ' ' || isQuoted)
                continue;
            yield return text[start..i];
            start = i + 1;
        }

        yield return text[start..];
    }
}
