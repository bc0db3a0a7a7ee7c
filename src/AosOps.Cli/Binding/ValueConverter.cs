using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace AosOps.Cli.Binding;

/// <summary>Converts a value to a type as PowerShell does, independently of the culture.</summary>
internal static class ValueConverter
{
    /// <summary>Converts a value.</summary>
    /// <exception cref="ConversionException">It cannot be converted.</exception>
    public static object? Convert(object? value, Type type)
    {
        var wrapped = PSObject.Unwrap(value);
        if (type == typeof(string))
            return Text(wrapped);
        var plain = NumberLiteral.Plain(wrapped);
        if (type.IsInstanceOfType(plain))
            return plain;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return plain is null ? null : Convert(plain, underlying);
        if (plain is null)
            return OfNull(type);
        if (type.IsEnum)
            return EnumConverter.Convert(plain, type);
        if (CollectionConverter.ElementType(type) is not null)
            return CollectionConverter.Convert(plain, type);
        if (plain is IDictionary properties && FromProperties(properties, type) is { } built)
            return built;
        try
        {
            return FromText(plain as string, type)
                ?? FromConstructor(plain, type)
                ?? FromOperator(plain, type)
                ?? Number(plain, type)
                ?? (plain is IConvertible ? FromText(Text(wrapped), type) : null)
                ?? throw ConversionException.Cannot(plain, type);
        }
        catch (TargetInvocationException failure)
        {
            throw ConversionException.Cannot(plain, type, failure.InnerException ?? failure);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or InvalidCastException or ArgumentException)
        {
            throw ConversionException.Cannot(plain, type, failure);
        }
    }

    /// <summary>Gives the text of a value: arrays are joined by blanks, numbers stay as typed.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        NumberLiteral literal => literal.Text,
        IList elements => Join(elements),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Join(IList elements)
    {
        var texts = new string[elements.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Text(PSObject.Unwrap(elements[i]));
        return string.Join(' ', texts);
    }

    private static object? OfNull(Type type)
    {
        if (!type.IsValueType)
            return null;
        if (type.IsPrimitive || type == typeof(decimal) || type == typeof(SwitchParameter))
            return Activator.CreateInstance(type);
        throw new ConversionException($"Cannot convert null to type \"{type.FullName}\".");
    }

    private static object? FromText(string? text, Type type)
    {
        if (text is null)
            return null;
        if (type == typeof(Uri))
            return new Uri(text, UriKind.RelativeOrAbsolute);
        if (type == typeof(bool))
            return text.Length > 0;
        if (type == typeof(char))
            return text.Length == 1 ? text[0] : throw new FormatException("String must be exactly one character long.");
        if (type.IsPrimitive || type == typeof(decimal))
            return NumberText.Convert(text, type);
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        var parse = type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string), typeof(IFormatProvider)]);
        if (parse is not null)
            return parse.Invoke(null, [text, CultureInfo.InvariantCulture]);
        return type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string)])?.Invoke(null, [text]);
    }

    private static object? FromConstructor(object value, Type type)
    {
        if (type.IsPrimitive)
            return null;
        if (type.GetConstructor([value.GetType()]) is { } exact)
            return exact.Invoke([value]);
        // A number is widened to what the constructor takes, as in a cast.
        return value is int or long && type.GetConstructor([typeof(long)]) is { } wide
            ? wide.Invoke([Number(value, typeof(long))])
            : null;
    }

    private static object? FromOperator(object value, Type type)
    {
        foreach (var owner in new[] { type, value.GetType() })
        {
            foreach (var method in owner.GetMethods(BindingFlags.Public | BindingFlags.Static))
            {
                if (method.Name is "op_Implicit" or "op_Explicit" && type.IsAssignableFrom(method.ReturnType)
                    && method.GetParameters() is [var parameter] && parameter.ParameterType.IsInstanceOfType(value))
                    return method.Invoke(null, [value]);
            }
        }

        return null;
    }

    private static object? FromProperties(IDictionary properties, Type type)
    {
        if (type.GetConstructor(Type.EmptyTypes) is not { } constructor)
            return null;
        var built = constructor.Invoke(null);
        foreach (DictionaryEntry entry in properties)
        {
            var property = type.GetProperty(Text(entry.Key), BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property?.SetMethod is null)
                throw new ConversionException($"Cannot create object of type \"{type.FullName}\". The property '{entry.Key}' was not found or cannot be set.");
            property.SetValue(built, Convert(entry.Value, property.PropertyType));
        }

        return built;
    }

    private static object? Number(object value, Type type) =>
        value is IConvertible && (type.IsPrimitive || type == typeof(decimal))
            ? System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture)
            : null;
}
