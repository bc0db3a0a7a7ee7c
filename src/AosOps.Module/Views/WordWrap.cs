using System.Text;

namespace AosOps.Commands.Views;

/// <summary>Breaks text between words.</summary>
public static class WordWrap
{
    /// <summary>Breaks a text into lines.</summary>
    /// <param name="text">The text, on one line.</param>
    /// <param name="columns">The most characters of a line, what joins it to the next included. A word that is longer stays whole.</param>
    /// <param name="separator">What stands between two lines in place of the blank.</param>
    /// <returns>The text with its line breaks.</returns>
    public static string Lines(string text, int columns, string separator)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(separator);
        var room = columns - Math.Max(0, separator.IndexOf('\n', StringComparison.Ordinal));
        var result = new StringBuilder(text.Length + 16);
        var used = 0;
        foreach (var word in text.Split(' '))
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
}
