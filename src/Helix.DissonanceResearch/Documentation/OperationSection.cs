using System.Text.Json;

namespace Helix.DissonanceResearch.Documentation;

/// <summary>An operation on the page.</summary>
/// <param name="html">The page.</param>
/// <param name="document">The API document, for what is referred to.</param>
internal sealed class OperationSection(HtmlText html, JsonElement document)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an operation.</summary>
    public void Write(string method, string path, JsonElement operation)
    {
        html.Raw($"<h2 id=\"{operation.GetProperty("operationId").GetString()}\"><span class=\"method\">{method}</span> ").Text(path).Raw("</h2>\n")
            .Paragraph(operation, "summary").Paragraph(operation, "description");
        if (operation.TryGetProperty("parameters", out var parameters))
            WriteParameters(parameters);
        if (operation.TryGetProperty("requestBody", out var body))
            WriteBody(method, path, body);
        WriteAnswers(operation.GetProperty("responses"));
    }

    private void WriteParameters(JsonElement parameters)
    {
        html.Raw("<h3>Parameters</h3>\n").Table("name", "in", "type", "meaning");
        foreach (var parameter in parameters.EnumerateArray())
        {
            html.Raw("<tr><td><code>").Text(parameter.GetProperty("name").GetString()!).Raw("</code></td><td>")
                .Text(parameter.GetProperty("in").GetString()!).Raw("</td><td>");
            SchemaSection.WriteType(html, parameter.GetProperty("schema"));
            html.Raw("</td><td>").Text(parameter.GetProperty("description").GetString()!).Raw("</td></tr>\n");
        }

        html.Raw("</table>\n");
    }

    private void WriteBody(string method, string path, JsonElement body)
    {
        var content = body.GetProperty("content").GetProperty("application/json");
        html.Raw("<h3>Body</h3>\n<p>");
        SchemaSection.WriteType(html, content.GetProperty("schema"));
        html.Text(". ").Text(body.GetProperty("description").GetString()!).Raw("</p>\n");
        var example = JsonSerializer.Serialize(content.GetProperty("example"), Indented);
        html.Code($"curl -X {method} http://127.0.0.1:9011{path} -H 'Content-Type: application/json' -d '{example}'");
    }

    private void WriteAnswers(JsonElement answers)
    {
        html.Raw("<h3>Answers</h3>\n").Table("status", "body", "meaning");
        foreach (var entry in answers.EnumerateObject())
        {
            var answer = Resolve(entry.Value);
            html.Raw($"<tr><td>{entry.Name}</td><td>");
            foreach (var content in answer.GetProperty("content").EnumerateObject())
                SchemaSection.WriteType(html, content.Value.GetProperty("schema"));
            html.Raw("</td><td>").Text(answer.GetProperty("description").GetString()!).Raw("</td></tr>\n");
        }

        html.Raw("</table>\n");
    }

    private JsonElement Resolve(JsonElement element)
    {
        if (!element.TryGetProperty("$ref", out var reference))
            return element;
        var target = document;
        foreach (var name in reference.GetString()![2..].Split('/'))
            target = target.GetProperty(name);
        return target;
    }
}
