using AosOps.Commands.Views;

namespace AosOps.Cli.Tests.Views;

public sealed class WordWrapTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("one two three", "one two\nthree")]
    [InlineData("one two three four", "one two\nthree four")]
    [InlineData("a-word-that-is-too-long one", "a-word-that-is-too-long\none")]
    [InlineData("1234567890 x", "1234567890\nx")]
    public void Lines_break_between_words(string text, string lines) => Assert.Equal(lines, WordWrap.Lines(text, 10, "\n"));

    [Fact]
    public void A_command_breaks_outside_of_its_quotes_and_goes_on_in_the_shell()
    {
        const string Command = "sudo sed -i '4s|--work$|--workers 1|' /etc/x && sudo true";

        var lines = WordWrap.Lines(Command, 30, " \\\n  ", keepsQuoted: true);

        Assert.Equal("sudo sed -i \\\n  '4s|--work$|--workers 1|' \\\n  /etc/x && sudo true", lines);
        Assert.Equal(Command, lines.Replace("\\\n ", "", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal));
    }
}
