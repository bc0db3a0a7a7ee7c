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
            // A word and its end: 'Errors were not found' is no error.
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && text.Length > word.Length && text[word.Length] is ':' or ']' or ')' or ' ' or '\t' or '|'
                && (text[word.Length] != ' ' || text[..word.Length].SequenceEqual(word)))
                return level;
        }

        return null;
    }
}
