using System.Xml.Linq;
using AosOps.HelpBuilder;

namespace AosOps.Tests.HelpBuilder;

public sealed class CommentTextTests
{
    private static readonly Dictionary<string, string> Cmdlets = new() { ["T:AosOps.Commands.GetThingCommand"] = "Get-Thing" };

    [Theory]
    [InlineData("one\n    two   three\n", "one two three")]
    [InlineData("a <c>b</c> &lt;c&gt; &amp; d", "a b <c> & d")]
    [InlineData("", null)]
    [InlineData(" \n ", null)]
    public void Words_flow(string markup, string? expected) => Assert.Equal(expected is null ? [] : [expected], Paragraphs(markup));

    [Fact]
    public void Paragraphs_are_kept_apart_from_each_other_and_from_what_stands_around_them() =>
        Assert.Equal(["before", "one", "two", "after"], Paragraphs("before <para>one</para>\n<para>two</para> after"));

    [Fact]
    public void The_items_of_a_list_are_paragraphs_with_a_dash() =>
        Assert.Equal(["These:", "- first", "- second <b>"], Paragraphs("These:<list type=\"bullet\"><item>first</item><item><description>second &lt;b&gt;</description></item></list>"));

    [Fact]
    public void Code_keeps_its_lines_and_loses_the_indentation_of_the_comment() =>
        Assert.Equal(["See:", "one\n  two\n\nthree", "done"], Paragraphs("See:<code>\n    one\n      two\n\n    three\n  </code>done"));

    [Theory]
    [InlineData("one", "one")]
    [InlineData("one\n  two", "one\n    two")]
    [InlineData("\r\n  one  \n    two\n", "one\n  two")]
    [InlineData("", "")]
    public void Code_beside_its_tag_is_continued_set_in(string code, string expected) => Assert.Equal(expected, CommentText.Unindent(code));

    [Theory]
    [InlineData("<see cref=\"T:AosOps.Commands.GetThingCommand\"/>", "Get-Thing")]
    [InlineData("<see cref=\"P:AosOps.Commands.GetThingCommand.Path\"/>", "-Path")]
    [InlineData("<see cref=\"P:AosOps.Shadow.ShadowRun.Path\"/>", "Path")]
    [InlineData("<see cref=\"T:AosOps.Shadow.ShadowRun\"/>", "ShadowRun")]
    [InlineData("<see cref=\"M:AosOps.Shadow.LogStart.Parse(System.String,System.Int32)\"/>", "Parse")]
    [InlineData("<see cref=\"T:AosOps.Shadow.ShadowRun\">a  run</see>", "a run")]
    [InlineData("<see langword=\"null\"/>", "null")]
    [InlineData("<see href=\"https://example.org/\"/>", "https://example.org/")]
    [InlineData("<paramref name=\"path\"/>", "path")]
    [InlineData("<see/>", null)]
    public void A_reference_reads_as_an_operator_knows_what_it_is_to(string markup, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Paragraphs(markup));

    private static IReadOnlyList<string> Paragraphs(string markup) =>
        new CommentText(Cmdlets).Paragraphs(XElement.Parse($"<summary>{markup}</summary>", LoadOptions.PreserveWhitespace));
}
