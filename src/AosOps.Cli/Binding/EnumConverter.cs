using System.Collections;
using System.Management.Automation;

namespace AosOps.Cli.Binding;

/// <summary>Converts to enumerations: by name whatever its case, by unambiguous prefix, by number; several names are added up.</summary>
internal static class EnumConverter
{
    /// <summary>Converts a value.</summary>
    /// <exception cref="ConversionException">It is not one of the enumeration's.</exception>
    public static object Convert(object value, Type type) => value switch
    {
        string text => FromText(text, type),
        IList names => FromText(string.Join(',', Texts(names)), type),
        IConvertible => FromNumber(value, type),
        _ => throw ConversionException.Cannot(value, type),
    };

    private static string[] Texts(IList names)
    {
        var texts = new string[names.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = ValueConverter.Text(PSObject.Unwrap(names[i]));
        return texts;
    }

    private static object FromText(string text, Type type)
    {
        if (NumberText.TryRead(text.Trim(), out var number))
            return FromNumber(number, type);
        var parts = text.Split(',');
        ulong bits = 0;
        foreach (var part in parts)
            bits |= Bits(FromName(part.Trim(), type, mayBePrefix: parts.Length == 1));
        return Enum.ToObject(type, bits);
    }

    private static object FromName(string name, Type type, bool mayBePrefix)
    {
        object? match = null;
        foreach (var candidate in Enum.GetNames(type))
        {
            if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
                return Enum.Parse(type, candidate);
            if (!mayBePrefix || name.Length == 0 || !candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                continue;
            if (match is not null)
                throw new ConversionException($"Unable to process the enumerator name {name} because it is not unique. Specify one of the following enumerator names and try again: {Names(type)}");
            match = Enum.Parse(type, candidate);
        }

        return match ?? throw Unmatched(name, type);
    }

    private static object FromNumber(object number, Type type)
    {
        try
        {
            var whole = System.Convert.ChangeType(number, Enum.GetUnderlyingType(type), null);
            var value = Enum.ToObject(type, whole);
            if (Enum.IsDefined(type, value) || type.IsDefined(typeof(FlagsAttribute), inherit: false))
                return value;
        }
        catch (Exception cause) when (cause is OverflowException or InvalidCastException or FormatException)
        {
            throw ConversionException.Cannot(number, type, cause);
        }

        throw new ConversionException($"Cannot convert value \"{number}\" to type \"{type.FullName}\" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are \"{Names(type)}\".");
    }

    private static ulong Bits(object value) => unchecked((ulong)System.Convert.ToInt64(value, null));

    private static ConversionException Unmatched(string text, Type type) =>
        new($"Cannot convert value \"{text}\" to type \"{type.FullName}\". Error: \"Unable to match the identifier name {text} to a valid enumerator name. Specify one of the following enumerator names and try again: {Names(type)}\"");

    private static string Names(Type type) => string.Join(", ", Enum.GetNames(type));
}
