using System.Text;

namespace System.Management.Automation;

/// <summary>A pattern of <c>*</c>, <c>?</c> and <c>[a-z]</c>, in which a backtick takes the meaning from the next character.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="options">How it is applied.</param>
public sealed class WildcardPattern(string pattern, WildcardOptions options = WildcardOptions.None)
{
    private const char EscapeCharacter = '`';

    private readonly bool ignoreCase = options.HasFlag(WildcardOptions.IgnoreCase);

    /// <summary>Makes a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="options">How it is applied.</param>
    /// <returns>The pattern.</returns>
    public static WildcardPattern Get(string pattern, WildcardOptions options) => new(pattern, options);

    /// <summary>Says whether a text has wildcards that are not escaped.</summary>
    /// <param name="pattern">The text.</param>
    /// <returns>True where it has.</returns>
    public static bool ContainsWildcardCharacters(string? pattern)
    {
        for (var i = 0; i < pattern?.Length; i++)
        {
            if (pattern[i] == EscapeCharacter)
                i++;
            else if (IsWildcard(pattern[i]))
                return true;
        }

        return false;
    }

    /// <summary>Makes a pattern that matches a text as it is.</summary>
    /// <param name="pattern">The text.</param>
    /// <returns>The text with its wildcards escaped.</returns>
    public static string Escape(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var escaped = new StringBuilder(pattern.Length);
        foreach (var character in pattern)
        {
            if (IsWildcard(character))
                escaped.Append(EscapeCharacter);
            escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>Takes the backticks away that <see cref="Escape"/> adds.</summary>
    /// <param name="pattern">The escaped text.</param>
    /// <returns>The text.</returns>
    public static string Unescape(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var plain = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == EscapeCharacter && i + 1 < pattern.Length && IsWildcard(pattern[i + 1]))
                i++;
            plain.Append(pattern[i]);
        }

        return plain.ToString();
    }

    /// <summary>Says whether a text matches the pattern as a whole.</summary>
    /// <param name="input">The text.</param>
    /// <returns>True where it matches.</returns>
    public bool IsMatch(string input)
    {
        ArgumentNullException.ThrowIfNull(input);
        int position = 0, at = 0, star = -1, resume = 0;
        while (at < input.Length)
        {
            if (position < pattern.Length && pattern[position] == '*')
            {
                star = position++;
                resume = at;
            }
            else if (position < pattern.Length && MatchesOne(input[at], ref position))
            {
                at++;
            }
            else if (star >= 0)
            {
                position = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (position < pattern.Length && pattern[position] == '*')
            position++;
        return position == pattern.Length;
    }

    private static bool IsWildcard(char character) => character is '*' or '?' or '[' or ']';

    private bool MatchesOne(char character, ref int position)
    {
        switch (pattern[position])
        {
            case '?':
                position++;
                return true;
            case '[':
                return MatchesRange(character, ref position);
            case EscapeCharacter when position + 1 < pattern.Length:
                if (!Same(pattern[position + 1], character))
                    return false;
                position += 2;
                return true;
            default:
                if (!Same(pattern[position], character))
                    return false;
                position++;
                return true;
        }
    }

    private bool MatchesRange(char character, ref int position)
    {
        var matched = false;
        var i = position + 1;
        for (var first = true; i < pattern.Length && (first || pattern[i] != ']'); first = false)
        {
            var low = Next(ref i);
            var high = low;
            if (i + 1 < pattern.Length && pattern[i] == '-' && pattern[i + 1] != ']')
            {
                i++;
                high = Next(ref i);
            }

            matched |= Between(low, character, high);
        }

        if (i >= pattern.Length)
            throw new WildcardPatternException($"The wildcard pattern '{pattern}' is not valid: '[' has no ']'.");
        if (matched)
            position = i + 1;
        return matched;
    }

    private char Next(ref int i)
    {
        if (pattern[i] == EscapeCharacter && i + 1 < pattern.Length)
            i++;
        return pattern[i++];
    }

    private bool Between(char low, char character, char high) =>
        (low <= character && character <= high)
        || (ignoreCase && ((low <= char.ToLowerInvariant(character) && char.ToLowerInvariant(character) <= high)
            || (low <= char.ToUpperInvariant(character) && char.ToUpperInvariant(character) <= high)));

    private bool Same(char one, char other) =>
        one == other || (ignoreCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
}
