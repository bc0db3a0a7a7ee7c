using System.Collections.ObjectModel;
using System.Reflection;

namespace AosOps.HelpBuilder;

/// <summary>
/// Reads attributes as they are written in the metadata: the API that the module is compiled against has empty bodies,
/// so that an attribute that is created knows nothing.
/// </summary>
internal static class AttributeValues
{
    /// <summary>The attributes of one type.</summary>
    public static IEnumerable<CustomAttributeData> Attributes<T>(this MemberInfo member)
        where T : Attribute =>
        member.CustomAttributes.Where(attribute => attribute.AttributeType == typeof(T));

    /// <summary>A named argument.</summary>
    public static T Named<T>(this CustomAttributeData attribute, string name, T otherwise)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.MemberName == name)
                return (T)argument.TypedValue.Value!;
        }

        return otherwise;
    }

    /// <summary>A named argument, or null where it is not given.</summary>
    public static T? NamedOrNull<T>(this CustomAttributeData attribute, string name)
        where T : struct =>
        attribute.NamedArguments.Any(argument => argument.MemberName == name) ? attribute.Named(name, default(T)) : null;

    /// <summary>The constructor's arguments, those of a <c>params</c> array one by one.</summary>
    public static IEnumerable<object?> Arguments(this CustomAttributeData attribute) =>
        attribute.ConstructorArguments.SelectMany(argument =>
            argument.Value is ReadOnlyCollection<CustomAttributeTypedArgument> many
                ? many.Select(one => one.Value)
                : [argument.Value]);
}
