using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AosOps.Cli.Rendering;

/// <summary>
/// Writes an object and what it consists of as JSON: enumerations by name, lengths of time as
/// <c>[d.]hh:mm:ss[.fffffff]</c>, times as ISO 8601.
/// </summary>
internal sealed class JsonValueWriter
{
    private const int Deepest = 16;

    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly JsonWriterOptions options;
    private readonly Dictionary<Type, List<PropertyAccess>> properties = [];

    public JsonValueWriter(bool indented) =>
        options = new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a value. The bytes are good until the next call.</summary>
    public ReadOnlySpan<byte> Write(object? value)
    {
        buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(buffer, options);
        WriteValue(json, PSObject.Unwrap(value), depth: 0);
        json.Flush();
        return buffer.WrittenSpan;
    }

    private void WriteValue(Utf8JsonWriter json, object? value, int depth)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case Enum or char:
                json.WriteStringValue(value.ToString());
                break;
            case double or float:
                WriteReal(json, ((IConvertible)value).ToDouble(null));
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case IConvertible number when value.GetType().IsPrimitive:
                json.WriteNumberValue(number.ToInt64(null));
                break;
            default:
                WriteOther(json, value, depth);
                break;
        }
    }

    private static void WriteReal(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }

    private void WriteOther(Utf8JsonWriter json, object value, int depth)
    {
        switch (value)
        {
            case TimeSpan span:
                json.WriteStringValue(span.ToString("c", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                json.WriteStringValue(time);
                break;
            case DateTime time:
                json.WriteStringValue(time);
                break;
            case IFormattable formattable:
                json.WriteStringValue(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            case Uri or Version or Type:
                json.WriteStringValue(value.ToString());
                break;
            default:
                WriteComposite(json, value, depth);
                break;
        }
    }

    private void WriteComposite(Utf8JsonWriter json, object value, int depth)
    {
        if (depth == Deepest)
        {
            json.WriteStringValue(value.ToString());
            return;
        }

        switch (value)
        {
            case IDictionary entries:
                json.WriteStartObject();
                foreach (DictionaryEntry entry in entries)
                {
                    json.WritePropertyName(DisplayText.Of(entry.Key));
                    WriteValue(json, PSObject.Unwrap(entry.Value), depth + 1);
                }

                json.WriteEndObject();
                break;
            case IEnumerable elements:
                json.WriteStartArray();
                foreach (var element in elements)
                    WriteValue(json, PSObject.Unwrap(element), depth + 1);
                json.WriteEndArray();
                break;
            default:
                WriteProperties(json, value, depth);
                break;
        }
    }

    private void WriteProperties(Utf8JsonWriter json, object value, int depth)
    {
        json.WriteStartObject();
        foreach (var property in PropertiesOf(value.GetType()))
        {
            json.WritePropertyName(property.Name);
            WriteValue(json, property.Read(value), depth + 1);
        }

        json.WriteEndObject();
    }

    private List<PropertyAccess> PropertiesOf(Type type)
    {
        if (!properties.TryGetValue(type, out var known))
            properties.Add(type, known = PublicProperties.Of(type));
        return known;
    }
}
