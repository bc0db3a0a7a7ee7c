using System.Collections;
using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Converts to arrays and lists; a single value becomes a collection of one.</summary>
internal static class CollectionConverter
{
    /// <summary>The type of the elements of an array or list type, or null where it is neither.</summary>
    public static Type? ElementType(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        if (type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type) || typeof(IDictionary).IsAssignableFrom(type))
            return null;
        foreach (var candidate in type.GetInterfaces())
        {
            if (candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(ICollection<>))
                return candidate.GetGenericArguments()[0];
        }

        if (type.IsInterface && type.IsGenericType && IsListInterface(type.GetGenericTypeDefinition()))
            return type.GetGenericArguments()[0];
        return typeof(IList).IsAssignableFrom(type) ? typeof(object) : null;
    }

    /// <summary>Puts values into a collection if none of them needs to be converted.</summary>
    public static bool TryWrap(object? value, Type type, out object? wrapped)
    {
        wrapped = null;
        var elementType = ElementType(type)!;
        var elements = new List<object?>();
        foreach (var element in Elements(value))
        {
            var plain = elementType == typeof(PSObject) || element is null ? element : NumberLiteral.Plain(PSObject.Unwrap(element));
            if (plain is null ? elementType.IsValueType || elementType == typeof(string) : !elementType.IsInstanceOfType(plain))
                return false;
            elements.Add(plain);
        }

        wrapped = Build(type, elementType, elements);
        return true;
    }

    /// <summary>Converts each element and puts them into a collection.</summary>
    /// <exception cref="ConversionException">An element cannot be converted.</exception>
    public static object Convert(object value, Type type)
    {
        var elementType = ElementType(type)!;
        var elements = new List<object?>();
        foreach (var element in Elements(PSObject.Unwrap(value)))
            elements.Add(element is null && !elementType.IsValueType ? null : Element(element, elementType));
        return Build(type, elementType, elements);
    }

    private static object? Element(object? element, Type type)
    {
        if (PSObject.Unwrap(element) is IList && !type.IsEnum && !type.IsAssignableFrom(typeof(object[])) && ElementType(type) is null)
            throw new NotSupportedException("Specified method is not supported.");
        return ValueConverter.Convert(element, type);
    }

    private static IEnumerable Elements(object? value) => value is IList list ? list : new[] { value };

    private static bool IsListInterface(Type definition) =>
        definition == typeof(IList<>) || definition == typeof(ICollection<>) || definition == typeof(IEnumerable<>)
        || definition == typeof(IReadOnlyList<>) || definition == typeof(IReadOnlyCollection<>);

    private static object Build(Type type, Type elementType, List<object?> elements)
    {
        if (type.IsArray || type.IsInterface)
        {
            var array = Array.CreateInstance(elementType, elements.Count);
            for (var i = 0; i < elements.Count; i++)
                array.SetValue(elements[i], i);
            return array;
        }

        var list = (IList)Activator.CreateInstance(type)!;
        foreach (var element in elements)
            list.Add(element);
        return list;
    }
}
