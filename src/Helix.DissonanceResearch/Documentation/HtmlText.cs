using System.Net;
using System.Text;
using System.Text.Json;

namespace Helix.DissonanceResearch.Documentation;

/// <summary>HTML as it is written.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder html = new();

    /// <summary>Adds markup.</summary>
    public HtmlText Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Adds text; what stands between backticks is code.</summary>
    public HtmlText Text(string text)
    {
        var isCode = false;
        foreach (var part in text.Split('`'))
        {
            html.Append(isCode ? "<code>" : "").Append(WebUtility.HtmlEncode(part)).Append(isCode ? "</code>" : "");
            isCode = !isCode;
        }

        return this;
    }

    /// <summary>Adds a block of code.</summary>
    public HtmlText Code(string code) => Raw("<pre><code>").Raw(WebUtility.HtmlEncode(code)).Raw("</code></pre>\n");

    /// <summary>Adds a member of an object as a paragraph, where it is there.</summary>
    public HtmlText Paragraph(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var text) ? Raw("<p>").Text(text.GetString()!).Raw("</p>\n") : this;

    /// <summary>Begins a table.</summary>
    public HtmlText Table(params IEnumerable<string> columns)
    {
        Raw("<table>\n<tr>");
        foreach (var column in columns)
            Raw("<th>").Text(column).Raw("</th>");
        return Raw("</tr>\n");
    }

    /// <inheritdoc/>
    public override string ToString() => html.ToString();
}
