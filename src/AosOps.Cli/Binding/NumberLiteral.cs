using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>A number as typed: where a text is needed it stays what was typed, so that <c>007</c> remains a name.</summary>
/// <param name="Value">The number.</param>
/// <param name="Text">What was typed.</param>
internal sealed record NumberLiteral(object Value, string Text)
{
    /// <summary>Gives the number itself; in an array, each number itself.</summary>
    public static object? Plain(object? value) => value switch
    {
        NumberLiteral literal => literal.Value,
        object?[] elements when Array.Exists(elements, static element => element is NumberLiteral) => Array.ConvertAll(elements, Plain),
        _ => value,
    };

    /// <summary>Gives the number as PowerShell hands it to a transformation: where it was typed with a suffix or the like, wrapped with what was typed.</summary>
    public static object? ForTransformation(object? value) =>
        value is NumberLiteral literal && literal.Text != ValueConverter.Text(literal.Value) ? new PSObject(literal.Value, literal.Text) : Plain(value);

    public override string ToString() => Text;
}
