using System.Reflection;

namespace AosOps.Cli.Rendering;

/// <summary>The public properties of types, in the order in which they are declared.</summary>
internal static class PublicProperties
{
    /// <summary>Lists the readable properties of a type.</summary>
    public static List<PropertyInfo> Of(Type type)
    {
        var properties = new List<PropertyInfo>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
                properties.Add(property);
        }

        return properties;
    }

    /// <summary>Whether values of a type are a text by themselves rather than a bundle of properties.</summary>
    public static bool IsPlain(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid)
        || type == typeof(TimeSpan) || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(Version)
        // By its name: the type itself would load a library that most commands do not need.
        || type.FullName == "System.Uri";
}
