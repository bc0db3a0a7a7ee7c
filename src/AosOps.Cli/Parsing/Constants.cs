namespace AosOps.Cli.Parsing;

/// <summary>The only variables that are known.</summary>
internal static class Constants
{
    /// <summary>Finds the value of <c>$true</c>, <c>$false</c> or <c>$null</c>.</summary>
    public static bool Find(string word, out object? value)
    {
        value = null;
        if (word.Equals("$true", StringComparison.OrdinalIgnoreCase))
            value = true;
        else if (word.Equals("$false", StringComparison.OrdinalIgnoreCase))
            value = false;
        else
            return word.Equals("$null", StringComparison.OrdinalIgnoreCase);
        return true;
    }

    /// <summary>Whether a dollar sign before this character begins a variable or an expression.</summary>
    public static bool StartsVariable(char character) => char.IsLetterOrDigit(character) || character is '_' or '(' or '{' or '?' or '$' or '^';

    public static SyntaxException NeedsLanguage(string text) =>
        new($"'{(text.Length > 20 ? text[..20] + "…" : text)}' is not understood: aosops has no variables and no expressions but $true, $false and $null; use pwsh.");
}
