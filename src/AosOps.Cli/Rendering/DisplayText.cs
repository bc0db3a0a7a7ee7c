using System.Collections;
using System.Globalization;
using System.Text;

namespace AosOps.Cli.Rendering;

/// <summary>Writes values as a person reads them.</summary>
internal static class DisplayText
{
    private const int ElementsShown = 4;

    /// <summary>Gives the text of a value on one line; of a collection, its first elements.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable elements => Elements(elements),
        _ => value.ToString() ?? "",
    };

    /// <summary>Whether values of a type stand at the right of a column.</summary>
    public static bool IsNumeric(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return !plain.IsEnum && Type.GetTypeCode(plain) is >= TypeCode.SByte and <= TypeCode.Decimal;
    }

    private static string Elements(IEnumerable elements)
    {
        var text = new StringBuilder("{");
        var count = 0;
        foreach (var element in elements)
        {
            if (count == ElementsShown)
            {
                text.Append('…');
                break;
            }

            text.Append(count++ == 0 ? "" : ", ").Append(Of(element));
        }

        return text.Append('}').ToString();
    }
}
