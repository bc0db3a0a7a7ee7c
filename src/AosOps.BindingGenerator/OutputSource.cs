using Microsoft.CodeAnalysis;

namespace AosOps.BindingGenerator;

/// <summary>The source of the cases that find the properties of a type that a cmdlet writes.</summary>
/// <param name="TypeName">The full name of the type.</param>
/// <param name="MethodName">The name of the method that finds one property.</param>
/// <param name="Source">The method, and one that lists all of them.</param>
internal sealed record OutputSource(string TypeName, string MethodName, string Source)
{
    /// <summary>Writes the methods of each type that a cmdlet says it writes.</summary>
    /// <param name="command">The class of the cmdlet.</param>
    public static IEnumerable<OutputSource> Of(INamedTypeSymbol command) =>
        from attribute in command.GetAttributes()
        where attribute.AttributeClass is { Name: "OutputTypeAttribute" } && !attribute.ConstructorArguments.IsEmpty
        from argument in attribute.ConstructorArguments[0].Values
        where argument.Value is INamedTypeSymbol { IsGenericType: false }
        select Write((INamedTypeSymbol)argument.Value!);

    private static OutputSource Write(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString();
        var full = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var method = $"{name.Replace('.', '_')}_Property";
        var properties = PropertiesOf(type);
        return new OutputSource(name, method, $$"""
                private static PropertyAccess? {{method}}(string name)
                {
                    switch (name)
                    {
            {{string.Join("\n", properties.Select(property => $"            case \"{property.Name}\": return new(\"{property.Name}\", typeof({TypeOf(property)}), static item => (({full})item).{property.Name});"))}}
                        default: return null;
                    }
                }

                private static readonly string[] {{method}}_Names = [{{string.Join(", ", properties.Select(static property => $"\"{property.Name}\""))}}];

            """);
    }

    private static string TypeOf(IPropertySymbol property) =>
        property.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static List<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        var properties = new List<IPropertySymbol>();
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (IsReadable(property) && properties.TrueForAll(known => known.Name != property.Name))
                    properties.Add(property);
            }
        }

        return properties;
    }

    private static bool IsReadable(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public };
}
