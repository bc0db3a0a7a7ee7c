using System.Text.Json;

namespace Helix.DissonanceResearch.Documentation;

/// <summary>A schema on the page.</summary>
internal static class SchemaSection
{
    private const string ReferenceStart = "#/components/schemas/";

    /// <summary>Writes a schema and its fields.</summary>
    public static void Write(HtmlText html, string name, JsonElement schema)
    {
        html.Raw($"<h2 id=\"{name}\">").Text(name).Raw("</h2>\n").Paragraph(schema, "description");
        html.Table("field", "type", "meaning");
        foreach (var field in schema.GetProperty("properties").EnumerateObject())
        {
            html.Raw("<tr><td><code>").Text(field.Name).Raw("</code></td><td>");
            WriteType(html, field.Value);
            html.Raw("</td><td>").Text(Description(field.Value)).Raw("</td></tr>\n");
        }

        html.Raw("</table>\n");
    }

    /// <summary>Writes the type of a value, with a link where it is a schema of its own.</summary>
    public static void WriteType(HtmlText html, JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()![ReferenceStart.Length..];
            html.Raw($"<a href=\"#{name}\">").Text(name).Raw("</a>");
            return;
        }

        var type = schema.GetProperty("type");
        html.Text(type.ValueKind == JsonValueKind.Array ? string.Join(" or ", type.EnumerateArray().Select(part => part.GetString())) : type.GetString()!);
        if (schema.TryGetProperty("items", out var items))
        {
            html.Text(" of ");
            WriteType(html, items);
        }

        html.Text(Bounds(schema));
    }

    private static string Bounds(JsonElement schema) => (Number(schema, "minimum"), Number(schema, "maximum"), Number(schema, "maxLength")) switch
    {
        ({ } least, { } most, _) => $", {least} to {most}",
        (_, _, { } longest) => $", at most {longest} characters",
        _ => "",
    };

    private static string? Number(JsonElement schema, string name) => schema.TryGetProperty(name, out var number) ? number.GetRawText() : null;

    private static string Description(JsonElement schema)
    {
        var text = schema.TryGetProperty("description", out var description) ? description.GetString()! : "";
        return schema.TryGetProperty("enum", out var values)
            ? $"{text} {string.Join(", ", values.EnumerateArray().Select(value => $"`{value.GetString()}`"))}"
            : text;
    }
}
