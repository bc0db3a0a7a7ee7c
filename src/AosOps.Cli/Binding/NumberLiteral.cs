namespace AosOps.Cli.Binding;

/// <summary>A number as typed: where a text is needed it stays what was typed, so that <c>007</c> remains a name.</summary>
/// <param name="Value">The number.</param>
/// <param name="Text">What was typed.</param>
internal sealed record NumberLiteral(object Value, string Text)
{
    /// <summary>Gives the number itself.</summary>
    public static object? Plain(object? value) => value is NumberLiteral literal ? literal.Value : value;

    public override string ToString() => Text;
}
