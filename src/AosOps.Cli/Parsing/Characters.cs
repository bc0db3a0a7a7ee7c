namespace AosOps.Cli.Parsing;

/// <summary>The characters that PowerShell gives a meaning, with their typographic variants.</summary>
internal static class Characters
{
    public static bool IsDash(char character) => character is '-' or '\u2013' or '\u2014' or '\u2015';

    public static bool IsSingleQuote(char character) => character is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B';

    public static bool IsDoubleQuote(char character) => character is '"' or '\u201C' or '\u201D' or '\u201E';

    public static bool IsQuote(char character) => IsSingleQuote(character) || IsDoubleQuote(character);

    /// <summary>Whether a word that begins with a dash and this character names a parameter.</summary>
    public static bool StartsParameter(char character) => char.IsLetter(character) || character is '_' or '?';

    /// <summary>Whether a character ends a word that is not quoted.</summary>
    public static bool EndsBareword(char character) =>
        char.IsWhiteSpace(character) || character is '\0' or '|' or ';' or '&' or '(' or ')' or '{' or '}' or '<' or '>';
}
