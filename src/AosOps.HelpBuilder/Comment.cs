using System.Xml.Linq;

namespace AosOps.HelpBuilder;

/// <summary>One documentation comment.</summary>
/// <param name="member">Its element; empty where there is no comment.</param>
/// <param name="cmdlets">The names of the cmdlets by the identifiers of their classes.</param>
internal sealed class Comment(XElement member, IReadOnlyDictionary<string, string> cmdlets)
{
    /// <summary>The paragraphs of a section.</summary>
    public IReadOnlyList<string> Paragraphs(string section) =>
        [.. member.Elements(section).SelectMany(element => new CommentText(cmdlets).Paragraphs(element))];

    /// <summary>The examples: the code, and the paragraphs around it.</summary>
    public IReadOnlyList<ExampleHelp> Examples() =>
        [.. member.Elements("example").Select(example => new ExampleHelp(
            string.Join("\n", example.Elements("code").Select(code => CommentText.Unindent(code.Value))),
            new CommentText(cmdlets).Paragraphs(new XElement("remarks", example.Nodes().Where(node => node is not XElement { Name.LocalName: "code" })))))];

    /// <summary>Where to read on.</summary>
    public IReadOnlyList<LinkHelp> Links() =>
        [.. member.Elements("seealso").Select(link =>
            new LinkHelp(new CommentText(cmdlets).Reference(link), link.Attribute("href")?.Value))];
}
