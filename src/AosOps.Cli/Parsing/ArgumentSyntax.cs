namespace AosOps.Cli.Parsing;

/// <summary>One argument of a command as typed: a parameter name, a value, or both joined by a colon.</summary>
/// <param name="Name">The parameter name without its dash, or null.</param>
/// <param name="HasValue">Whether there is a value.</param>
/// <param name="Value">The value: a text, a number literal, true, false, null, an array or a dictionary.</param>
/// <param name="Text">What was typed.</param>
internal sealed record ArgumentSyntax(string? Name, bool HasValue, object? Value, string Text)
{
    public static ArgumentSyntax OfValue(object? value, string text) => new(Name: null, HasValue: true, value, text);

    public static ArgumentSyntax OfName(string name, string text) => new(name, HasValue: false, Value: null, text);
}
