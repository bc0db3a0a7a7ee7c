using System.Reflection;

namespace AosOps.Cli.Rendering;

/// <summary>The public properties of types, in the order in which they are declared.</summary>
internal static class PublicProperties
{
    /// <summary>Lists the readable properties of a type.</summary>
    public static List<PropertyAccess> Of(Type type)
    {
        var properties = new List<PropertyAccess>();
        if (DisplayTable.PropertiesOf(type.FullName ?? "") is { } names)
        {
            foreach (var name in names)
                properties.Add(Find(type, name)!);
            return properties;
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (IsReadable(property))
                properties.Add(Access(property));
        }

        return properties;
    }

    /// <summary>Finds a readable property of a type.</summary>
    /// <returns>The property, or null where it has none of that name.</returns>
    /// <remarks>What the cmdlets write is known to the compiler; for all else there is reflection.</remarks>
    public static PropertyAccess? Find(Type type, string name)
    {
        if (DisplayTable.FindProperty(type.FullName ?? "", name) is { } known)
            return known;
        return type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { } property && IsReadable(property) ? Access(property) : null;
    }

    /// <summary>Whether values of a type are a text by themselves rather than a bundle of properties.</summary>
    public static bool IsPlain(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid)
        || type == typeof(TimeSpan) || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(Version)
        // By its name: the type itself would load a library that most commands do not need.
        || type.FullName == "System.Uri";

    private static bool IsReadable(PropertyInfo property) => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0;

    private static PropertyAccess Access(PropertyInfo property) => new(property.Name, property.PropertyType, property.GetValue);
}
