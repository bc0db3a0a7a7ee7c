using Microsoft.CodeAnalysis;

namespace AosOps.BindingGenerator;

/// <summary>The source of one cmdlet's description. It is compared by its text, so that nothing is written twice.</summary>
/// <param name="Name">The verb and noun of the cmdlet, without the dash.</param>
/// <param name="ClassName">The name of the class that is written.</param>
/// <param name="Source">The class.</param>
internal sealed record CommandSource(string Name, string ClassName, string Source)
{
    /// <summary>Writes the description of a cmdlet.</summary>
    /// <param name="type">The class of the cmdlet.</param>
    /// <param name="attribute">What makes it a cmdlet.</param>
    /// <returns>The source, or null where the class cannot be created.</returns>
    public static CommandSource? TryWrite(INamedTypeSymbol type, AttributeData attribute)
    {
        if (type.IsAbstract || attribute.ConstructorArguments.Length != 2)
            return null;
        var name = string.Concat(attribute.ConstructorArguments.Select(static argument => argument.Value));
        var className = $"{name}Description{Place(type)}";
        var full = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var parameters = ParameterSource.Of(type);
        return new CommandSource(name, className, $$"""
            file sealed class {{className}} : CommandDescription
            {
                public override Type Type => typeof({{full}});

                public override CmdletAttribute Attribute => {{AttributeSource.Write(attribute)}};

                public override Cmdlet Create() => new {{full}}();

                public override ParameterMetadata[] Parameters(Func<string, uint> flag) =>
                [
            {{Lines(parameters, static (parameter, index) => $"        new(\"{parameter.Name}\", typeof({parameter.Type}), this, {index}, {parameter.Aliases}, [{string.Join(", ", parameter.Sets.Select(static set => $"new(flag({set.Name}), {set.Attribute})"))}]),")}}
                ];

                public override object[] Attributes(int parameter) => parameter switch
                {
            {{Lines(parameters.Select(static (parameter, index) => (parameter, index)).Where(static item => item.parameter.Attributes.Count > 0), static (item, _) => $"        {item.index} => [{string.Join(", ", item.parameter.Attributes)}],")}}
                    _ => [],
                };

                public override object? Get(object target, int parameter) => parameter switch
                {
            {{Lines(parameters, (parameter, index) => $"        {index} => (({full})target).{parameter.Name},")}}
                    _ => throw new ArgumentOutOfRangeException(nameof(parameter)),
                };

                public override void Set(object target, int parameter, object? value)
                {
                    switch (parameter)
                    {
            {{Lines(parameters, (parameter, index) => $"            case {index}: (({full})target).{parameter.Name} = ({parameter.Type})value!; break;")}}
                        default: throw new ArgumentOutOfRangeException(nameof(parameter));
                    }
                }
            }

            """);
    }

    // Two cmdlets of one name are possible in tests, where classes lie in classes.
    private static string Place(INamedTypeSymbol type) => type.ContainingType is { } outer ? $"In{outer.Name}" : "";

    private static string Lines<T>(IEnumerable<T> items, Func<T, int, string> write) => string.Join("\n", items.Select(write));
}
