namespace AosOps.Helix;

/// <summary>
/// How grave a line of text is, by the word that it begins with. Everything that a program writes to its console has the
/// same priority in the journal, whatever it says.
/// </summary>
internal static class LogLevelText
{
    private const string Traceback = "Traceback (most recent call last):";

    private static readonly (string Word, HelixLogLevel Level)[] Words =
    [
        ("CRITICAL", HelixLogLevel.Critical), ("FATAL", HelixLogLevel.Critical), ("CRIT", HelixLogLevel.Critical),
        ("ERROR", HelixLogLevel.Error), ("FAIL", HelixLogLevel.Error), ("EXCEPTION", HelixLogLevel.Error),
        ("WARNING", HelixLogLevel.Warning), ("WARN", HelixLogLevel.Warning),
        ("INFO", HelixLogLevel.Information), ("NOTICE", HelixLogLevel.Information),
        ("DEBUG", HelixLogLevel.Debug), ("TRACE", HelixLogLevel.Debug),
    ];

    /// <summary>Reads the level.</summary>
    /// <returns>The level, or null where the line names none.</returns>
    public static HelixLogLevel? Of(ReadOnlySpan<char> message)
    {
        var text = message.TrimStart(" \t[(");
        if (text.StartsWith(Traceback, StringComparison.Ordinal))
            return HelixLogLevel.Error;
        foreach (var (word, level) in Words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && Ends(text, word))
                return level;
        }

        return null;
    }

    // A word and its end: 'Errors were not found' and 'error was not found' are no errors, 'ERROR not found' and 'error Origin: …' are.
    private static bool Ends(ReadOnlySpan<char> text, string word)
    {
        if (text.Length == word.Length)
            return false;
        var rest = text[(word.Length + 1)..];
        return text[word.Length] switch
        {
            ':' or ']' or ')' or '\t' or '|' => true,
            ' ' => text[..word.Length].SequenceEqual(word) || rest[..Math.Max(0, rest.IndexOf(' '))].EndsWith(":"),
            _ => false,
        };
    }
}
