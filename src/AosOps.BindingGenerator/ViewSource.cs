using Microsoft.CodeAnalysis;

namespace AosOps.BindingGenerator;

/// <summary>Writes the cases that find the methods behind display properties.</summary>
internal static class ViewSource
{
    /// <summary>Writes the cases of a class.</summary>
    /// <param name="type">The class.</param>
    /// <returns>A case for each public static method that makes a text of an object, or null where there is none.</returns>
    public static string? TryWrite(INamedTypeSymbol? type)
    {
        if (type is not { IsStatic: true, DeclaredAccessibility: Accessibility.Public })
            return null;
        var full = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var cases = type.GetMembers().OfType<IMethodSymbol>()
            .Where(static method => method is { DeclaredAccessibility: Accessibility.Public, IsStatic: true, Parameters.Length: 1, ReturnType.SpecialType: SpecialType.System_String } && method.Parameters[0].Type.Name == "PSObject")
            .Select(method => $"            case (\"{type.ToDisplayString()}\", \"{method.Name}\"): return {full}.{method.Name};")
            .ToList();
        return cases.Count == 0 ? null : string.Join("\n", cases);
    }
}
