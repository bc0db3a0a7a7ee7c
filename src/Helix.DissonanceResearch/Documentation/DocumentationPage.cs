using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Helix.DissonanceResearch.Documentation;

/// <summary>
/// GET /docs: the API document as a page that needs no script and loads nothing, so that it is the same in a browser
/// without a network and in curl.
/// </summary>
internal static class DocumentationPage
{
    private const string StyleSheet = "docs.css";

    private static readonly Lazy<(byte[] Html, string Policy)> Page = new(Create);

    /// <summary>Answers a request.</summary>
    public static Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Page.Value.Policy;
        return Resource.WriteAsync(context, "text/html; charset=utf-8", Page.Value.Html);
    }

    private static (byte[] Html, string Policy) Create()
    {
        var style = Encoding.UTF8.GetString(Resource.Read(StyleSheet));
        using var document = JsonDocument.Parse(ApiDocument.Bytes());
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        return (
            Encoding.UTF8.GetBytes(Render(document.RootElement, style)),
            $"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; frame-ancestors 'none'");
    }

    private static string Render(JsonElement document, string style)
    {
        var html = new HtmlText();
        var info = document.GetProperty("info");
        var title = info.GetProperty("title").GetString()!;
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
            .Raw("<link rel=\"icon\" href=\"data:,\">\n<title>").Text(title).Raw("</title>\n<style>").Raw(style).Raw("</style>\n</head>\n<body>\n<h1>")
            .Text(title).Raw(" <small>").Text(info.GetProperty("version").GetString()!).Raw("</small></h1>\n")
            .Paragraph(info, "summary").Paragraph(info, "description")
            .Raw("<p>For programs: <a href=\"openapi.json\">openapi.json</a></p>\n");
        var operations = Operations(document).ToList();
        html.Raw("<nav>\n<ul>\n");
        foreach (var (method, path, operation) in operations)
        {
            html.Raw($"<li><a href=\"#{operation.GetProperty("operationId").GetString()}\"><span class=\"method\">{method}</span> ").Text(path)
                .Raw("</a> ").Text(operation.GetProperty("summary").GetString()!).Raw("</li>\n");
        }

        html.Raw("</ul>\n</nav>\n");
        foreach (var (method, path, operation) in operations)
            new OperationSection(html, document).Write(method, path, operation);
        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
            SchemaSection.Write(html, schema.Name, schema.Value);
        return html.Raw("</body>\n</html>\n").ToString();
    }

    private static IEnumerable<(string Method, string Path, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Name.ToUpperInvariant(), path.Name, operation.Value);
}
