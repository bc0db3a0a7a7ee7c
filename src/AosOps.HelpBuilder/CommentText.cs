using System.Text;
using System.Xml.Linq;

namespace AosOps.HelpBuilder;

/// <summary>Turns the markup of a comment into paragraphs of plain text.</summary>
/// <param name="cmdlets">The names of the cmdlets by the identifiers of their classes.</param>
internal sealed class CommentText(IReadOnlyDictionary<string, string> cmdlets)
{
    private const string Continuation = "    ";

    private readonly List<string> paragraphs = [];
    private readonly StringBuilder text = new();

    /// <summary>The paragraphs of an element. Code keeps its lines; everything else flows.</summary>
    public IReadOnlyList<string> Paragraphs(XElement element)
    {
        Append(element);
        EndParagraph();
        return paragraphs;
    }

    /// <summary>What a reference to a class, property or address reads like.</summary>
    public string Reference(XElement reference)
    {
        if (reference.Value.Length > 0)
            return Flow(reference.Value);
        if (reference.Attribute("cref")?.Value is not { } id)
            return reference.Attribute("langword")?.Value ?? reference.Attribute("name")?.Value ?? reference.Attribute("href")?.Value ?? "";
        if (cmdlets.TryGetValue(id, out var cmdlet))
            return cmdlet;
        // The types of a method's parameters have names of their own.
        var member = id.IndexOf('(', StringComparison.Ordinal) is >= 0 and var parameters ? id[..parameters] : id;
        var name = member[(member.LastIndexOf('.') + 1)..];
        var declaring = "T:" + member[2..^(name.Length + 1)];
        return cmdlets.ContainsKey(declaring) ? "-" + name : name;
    }

    /// <summary>
    /// Removes the indentation that the comment gives all lines. Where the first line stands beside its tag,
    /// the others continue it and are set in.
    /// </summary>
    public static string Unindent(string code)
    {
        var lines = code.Trim('\r', '\n').TrimEnd().Split('\n');
        var besideTag = lines[0].Length > 0 && lines[0][0] != ' ';
        var block = besideTag ? lines[1..] : lines;
        var indent = block.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        var unindented = block.Select(line => line.Length >= indent ? line[indent..].TrimEnd() : "");
        return string.Join("\n", besideTag ? unindented.Select(line => Continuation + line).Prepend(lines[0]) : unindented);
    }

    private static string Flow(string value) =>
        string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Append(XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
                text.Append(words.Value);
            else if (node is XElement child)
                AppendChild(child);
        }
    }

    private void AppendChild(XElement child)
    {
        switch (child.Name.LocalName)
        {
            case "para":
                EndParagraph();
                Append(child);
                EndParagraph();
                break;
            case "item":
                EndParagraph();
                text.Append("- ");
                Append(child);
                EndParagraph();
                break;
            case "code":
                EndParagraph();
                paragraphs.Add(Unindent(child.Value));
                break;
            case "see" or "paramref":
                text.Append(Reference(child));
                break;
            default:
                Append(child);
                break;
        }
    }

    private void EndParagraph()
    {
        var paragraph = Flow(text.ToString());
        text.Clear();
        if (paragraph.Length > 0)
            paragraphs.Add(paragraph);
    }
}
