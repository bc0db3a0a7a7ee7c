using System.Net;

namespace AosOps.Cli.Rendering;

/// <summary>
/// Steps through the elements and texts of a well-formed document without namespaces: all that the view files need.
/// The XML reader of the base library would take a third of the start-up time of a short command.
/// </summary>
internal ref struct XmlCursor(ReadOnlySpan<char> document)
{
    private readonly ReadOnlySpan<char> document = document;
    private int position;
    private bool endPending;

    /// <summary>What the cursor stands on.</summary>
    public XmlNode Node { get; private set; }

    /// <summary>The name of the element, or the text with its entities as they are.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>Goes to the next element, end of an element, or text that is not blank.</summary>
    /// <returns>False at the end of the document.</returns>
    /// <exception cref="FormatException">The document is cut off.</exception>
    public bool Read()
    {
        if (endPending)
        {
            endPending = false;
            Node = XmlNode.End;
            return true;
        }

        while (position < document.Length)
        {
            if (document[position] != '<')
            {
                if (ReadText())
                    return true;
            }
            else if (document[position..].StartsWith("<!--", StringComparison.Ordinal))
            {
                SkipPast("-->");
            }
            else if (document[position..].StartsWith("<?", StringComparison.Ordinal))
            {
                SkipPast("?>");
            }
            else
            {
                ReadTag();
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the text of the element that the cursor stands on, and goes to its end.</summary>
    public string ReadContent()
    {
        var content = "";
        while (Read() && Node != XmlNode.End)
        {
            if (Node == XmlNode.Text)
                content = Value.Contains('&') ? WebUtility.HtmlDecode(Value.ToString()) : Value.ToString();
            else
                Skip();
        }

        return content;
    }

    /// <summary>Goes to the end of the element that the cursor stands on.</summary>
    public void Skip()
    {
        for (var depth = 1; depth > 0 && Read();)
        {
            if (Node == XmlNode.Element)
                depth++;
            else if (Node == XmlNode.End)
                depth--;
        }
    }

    private bool ReadText()
    {
        var length = document[position..].IndexOf('<');
        var text = length < 0 ? document[position..] : document.Slice(position, length);
        position += text.Length;
        Value = text.Trim();
        Node = XmlNode.Text;
        return !Value.IsEmpty;
    }

    private void ReadTag()
    {
        var start = position + 1;
        SkipPast(">");
        var tag = document[start..(position - 1)];
        Node = tag.StartsWith("/") ? XmlNode.End : XmlNode.Element;
        endPending = tag.EndsWith("/");
        var first = Node == XmlNode.End ? 1 : 0;
        var end = first;
        while (end < tag.Length && tag[end] != '/' && !char.IsWhiteSpace(tag[end]))
            end++;
        Value = tag[first..end];
    }

    private void SkipPast(string end)
    {
        var length = document[position..].IndexOf(end, StringComparison.Ordinal);
        if (length < 0)
            throw new FormatException($"'{end}' is missing at the end of the document.");
        position += length + end.Length;
    }
}
