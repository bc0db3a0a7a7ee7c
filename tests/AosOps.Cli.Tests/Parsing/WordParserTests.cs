using AosOps.Cli.Binding;
using AosOps.Cli.Parsing;

namespace AosOps.Cli.Tests.Parsing;

public sealed class WordParserTests
{
    [Fact]
    public void A_pipe_is_a_word_of_its_own()
    {
        var commands = WordParser.Parse(["Get-One", "a|b", "|", "Get-Two"]);

        Assert.Equal(["Get-One", "Get-Two"], commands.Select(command => command.Name));
        Assert.Equal("a|b", Assert.Single(commands[0].Arguments).Value);
    }

    [Theory]
    [InlineData("it's full, stopping")]
    [InlineData("a,,b")]
    [InlineData("half \"quoted")]
    [InlineData("a;b&c>d")]
    [InlineData("costs 5$")]
    [InlineData("a`[b")]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("-")]
    public void A_word_that_the_shell_has_unquoted_stays_as_it_is(string word) => Assert.Equal(word, Value(word));

    [Theory]
    [InlineData("a,b")]
    [InlineData("'a',\"b\"")]
    [InlineData("@('a','b')")]
    public void A_list_without_blanks_is_an_array(string word) => Assert.Equal(["a", "b"], Assert.IsType<object[]>(Value(word)));

    [Fact]
    public void A_quoted_word_is_never_a_list() => Assert.Equal("a,b", Value("'a,b'"));

    [Fact]
    public void A_number_keeps_what_was_typed() => Assert.Equal(new NumberLiteral(7, "007"), Value("007"));

    [Theory]
    [InlineData("-Force:$false", false)]
    [InlineData("-Force:false", false)]
    [InlineData("-Force:True", true)]
    public void A_switch_can_be_turned_off_although_the_shell_eats_dollars(string word, bool value)
    {
        var argument = Assert.Single(Assert.Single(WordParser.Parse(["X", word])).Arguments);

        Assert.Equal(("Force", value), (argument.Name, argument.Value));
    }

    [Fact]
    public void A_variable_is_refused_with_a_word_about_pwsh() =>
        Assert.Contains("pwsh", Assert.Throws<SyntaxException>(() => WordParser.Parse(["X", "$run"])).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_pipe_element_is_refused()
    {
        Assert.Throws<SyntaxException>(() => WordParser.Parse(["X", "|"]));
        Assert.Throws<SyntaxException>(() => WordParser.Parse(["|", "X"]));
        Assert.Throws<SyntaxException>(() => WordParser.Parse([]));
    }

    private static object? Value(string word) => Assert.Single(Assert.Single(WordParser.Parse(["X", word])).Arguments).Value;
}
