using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AosOps.BindingGenerator;

/// <summary>Writes the expression that creates an attribute as it stands in the source.</summary>
internal static class AttributeSource
{
    /// <summary>Writes the expression.</summary>
    /// <param name="attribute">The attribute.</param>
    public static string Write(AttributeData attribute)
    {
        var type = attribute.AttributeClass!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var creation = $"new {type}({string.Join(", ", attribute.ConstructorArguments.Select(Value))})";
        return attribute.NamedArguments.IsEmpty
            ? creation
            : $"{creation} {{ {string.Join(", ", attribute.NamedArguments.Select(static argument => $"{argument.Key} = {Value(argument.Value)}"))} }}";
    }

    private static string Value(TypedConstant constant) => constant switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Array } => $"new {constant.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {{ {string.Join(", ", constant.Values.Select(Value))} }}",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})",
        // A bound is an object: its type must be the one that was written.
        { Kind: TypedConstantKind.Primitive } => $"({constant.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}){Parenthesized(constant)}",
        { Kind: TypedConstantKind.Enum } => $"({constant.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({constant.Value})",
        _ => constant.ToCSharpString(),
    };

    private static string Parenthesized(TypedConstant constant) => constant.Value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.MaxValue => "double.MaxValue",
        double or float or decimal => $"({SymbolDisplay.FormatPrimitive(constant.Value, quoteStrings: true, useHexadecimalNumbers: false)})",
        { } value and (string or bool or char) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
        { } value => $"({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
        null => "null",
    };
}
