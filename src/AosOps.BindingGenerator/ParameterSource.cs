using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AosOps.BindingGenerator;

/// <summary>What the source of a parameter is made of.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Type">Its type.</param>
/// <param name="Aliases">Its further names, as a collection expression.</param>
/// <param name="Sets">The parameter sets that it belongs to.</param>
/// <param name="Attributes">The attributes that change, check or complete its values, as expressions.</param>
internal sealed record ParameterSource(string Name, string Type, string Aliases, IReadOnlyList<ParameterSetSource> Sets, IReadOnlyList<string> Attributes)
{
    private const string Namespace = "System.Management.Automation";

    /// <summary>Lists the parameters of a cmdlet: its own first, then those of its bases.</summary>
    /// <param name="type">The class of the cmdlet.</param>
    public static IReadOnlyList<ParameterSource> Of(INamedTypeSymbol type)
    {
        var parameters = new List<ParameterSource>();
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (IsParameter(property) && parameters.TrueForAll(known => known.Name != property.Name))
                    parameters.Add(Of(property));
            }
        }

        return parameters;
    }

    private static bool IsParameter(IPropertySymbol property) =>
        property.DeclaredAccessibility == Accessibility.Public && !property.IsStatic && property.GetAttributes().Any(static attribute => Is(attribute, "ParameterAttribute"));

    private static ParameterSource Of(IPropertySymbol property)
    {
        var attributes = property.GetAttributes();
        return new ParameterSource(
            property.Name,
            property.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            AliasesOf(attributes.FirstOrDefault(static attribute => Is(attribute, "AliasAttribute"))),
            [.. attributes.Where(static attribute => Is(attribute, "ParameterAttribute")).Select(static attribute => new ParameterSetSource(SetOf(attribute), AttributeSource.Write(attribute)))],
            [.. attributes.Where(ConcernsValues).Select(AttributeSource.Write)]);
    }

    private static string AliasesOf(AttributeData? attribute) =>
        attribute is null ? "[]" : $"[{string.Join(", ", attribute.ConstructorArguments[0].Values.Select(static alias => alias.ToCSharpString()))}]";

    private static string SetOf(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "ParameterSetName")
                return argument.Value.ToCSharpString();
        }

        return "ParameterAttribute.AllParameterSets";
    }

    private static bool ConcernsValues(AttributeData attribute)
    {
        if (Is(attribute, "ParameterAttribute") || Is(attribute, "AliasAttribute"))
            return false;
        for (var current = attribute.AttributeClass; current is not null; current = current.BaseType)
        {
            if (current.ContainingNamespace.ToDisplayString() == Namespace)
                return true;
        }

        return false;
    }

    private static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == Namespace;
}
