namespace AosOps.Cli.Rendering;

/// <summary>Texts of several lines, broken between words where they are too long.</summary>
internal static class WrappedText
{
    /// <summary>How many columns the longest line takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var line in text.Split('\n'))
            width = Math.Max(width, Ansi.Width(line));
        return width;
    }

    /// <summary>Breaks a text into lines.</summary>
    /// <param name="text">The text; its own line feeds stay.</param>
    /// <param name="width">The most columns of a line. A word that is longer is broken.</param>
    public static List<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
            Break(line, width, lines);
        return lines;
    }

    private static void Break(string line, int width, List<string> lines)
    {
        while (Ansi.Width(line) > width)
        {
            var fits = Fitting(line, width);
            var blank = line.LastIndexOf(' ', fits - 1, fits);
            // A line goes on after its blank, and where there is none but at its beginning, in the middle of the word.
            var end = fits < line.Length && line[fits] == ' ' ? fits : !line.AsSpan(0, blank + 1).IsWhiteSpace() ? blank : fits;
            lines.Add(line[..end].TrimEnd(' '));
            line = line[end..].TrimStart(' ');
        }

        lines.Add(line);
    }

    /// <summary>How many characters from the beginning fit, at least one.</summary>
    private static int Fitting(string line, int width)
    {
        var end = 0;
        for (var columns = 0; end < line.Length;)
        {
            if (Ansi.SequenceLength(line, end) is > 0 and var sequence)
            {
                end += sequence;
                continue;
            }

            System.Text.Rune.DecodeFromUtf16(line.AsSpan(end), out var rune, out var length);
            columns += CharacterWidth.Of(rune);
            if (columns > width && end > 0)
                break;
            end += length;
        }

        return end;
    }
}
