using System.Collections;
using AosOps.Cli.Binding;
using AosOps.Cli.Parsing;

namespace AosOps.Cli.Tests.Parsing;

public sealed class PipelineParserTests
{
    [Fact]
    public void A_pipeline_is_commands_with_pipes_between_them()
    {
        var commands = PipelineParser.Parse("Get-One a |\n Get-Two -B | Get-Three");

        Assert.Equal(["Get-One", "Get-Two", "Get-Three"], commands.Select(command => command.Name));
        Assert.Equal("a", Assert.Single(commands[0].Arguments).Value);
        Assert.Equal("B", Assert.Single(commands[1].Arguments).Name);
    }

    [Theory]
    [InlineData("'a b'", "a b")]
    [InlineData("'it''s'", "it's")]
    [InlineData("\"a`tb\"", "a\tb")]
    [InlineData("\"say \"\"x\"\"\"", "say \"x\"")]
    [InlineData("\"`u{1F600}\"", "😀")]
    [InlineData("a'b c'd", "ab cd")]
    [InlineData("a`,b", "a,b")]
    [InlineData("“typographic”", "typographic")]
    [InlineData("/tmp/*.log", "/tmp/*.log")]
    [InlineData("a#b", "a#b")]
    [InlineData("-5", "-5")]
    public void A_text_is_what_its_quotes_and_escapes_make_of_it(string typed, string text) => Assert.Equal(text, Value(typed));

    [Theory]
    [InlineData("12", 12)]
    [InlineData("0x1F", 31)]
    [InlineData("10KB", 10240)]
    [InlineData("3gb", 3L << 30)]
    [InlineData("5L", 5L)]
    [InlineData("1.5", 1.5)]
    [InlineData("1e3", 1000.0)]
    public void A_number_keeps_what_was_typed(string typed, object value) =>
        Assert.Equal(new NumberLiteral(value, typed), Value(typed));

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("5x")]
    [InlineData("1_000")]
    public void What_only_looks_like_a_number_is_a_text(string typed) => Assert.Equal(typed, Value(typed));

    [Theory]
    [InlineData("$true", true)]
    [InlineData("$FALSE", false)]
    [InlineData("$null", null)]
    public void Three_constants_are_known(string typed, object? value) => Assert.Equal(value, Value(typed));

    [Theory]
    [InlineData("a,b")]
    [InlineData("a, 'b'")]
    [InlineData("@('a','b')")]
    [InlineData("@('a'; \"b\")")]
    public void An_array_is_written_with_commas_or_in_brackets(string typed) =>
        Assert.Equal(["a", "b"], Assert.IsType<object[]>(Value(typed)));

    [Fact]
    public void A_dictionary_has_keys_whatever_their_case()
    {
        var entries = Assert.IsType<Hashtable>(Value("@{Name='x'; 'other key'=5\n Nested=@{a=@()}}"));

        Assert.Equal("x", entries["NAME"]);
        Assert.Equal(5, entries["other key"]);
        Assert.Empty((object[])((Hashtable)entries["nested"]!)["a"]!);
    }

    [Theory]
    [InlineData("X -Name:value")]
    [InlineData("X -Name: value")]
    [InlineData("X –Name:value")]
    public void A_colon_joins_a_name_with_its_value(string command)
    {
        var argument = Assert.Single(Assert.Single(PipelineParser.Parse(command)).Arguments);

        Assert.Equal(("Name", "value"), (argument.Name, argument.Value));
    }

    [Fact]
    public void Two_dashes_end_the_parameters()
    {
        var arguments = Assert.Single(PipelineParser.Parse("X -- -Name")).Arguments;

        Assert.Equal("-Name", Assert.Single(arguments).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("X |")]
    [InlineData("| X")]
    [InlineData("X | | Y")]
    [InlineData("X 'open")]
    [InlineData("X \"open")]
    [InlineData("X @('a'")]
    [InlineData("X @{a=1")]
    [InlineData("X @{a}")]
    [InlineData("X @{a=1;A=2}")]
    [InlineData("X @(bare)")]
    [InlineData("X a,")]
    [InlineData("X ,a")]
    [InlineData("X a,,b")]
    [InlineData("X -Name:")]
    [InlineData("X \"`u{zz}\"")]
    public void A_broken_command_line_is_refused(string command) => Assert.Throws<SyntaxException>(() => PipelineParser.Parse(command));

    [Theory]
    [InlineData("X $run")]
    [InlineData("X \"$run\"")]
    [InlineData("X $(Get-Y)")]
    [InlineData("X a$b")]
    [InlineData("X { Y }")]
    [InlineData("X (1)")]
    [InlineData("X; Y")]
    [InlineData("X && Y")]
    [InlineData("X > file")]
    [InlineData("$x = 1")]
    [InlineData("& X")]
    public void What_needs_the_language_is_refused_with_a_word_about_pwsh(string command) =>
        Assert.Contains("pwsh", Assert.Throws<SyntaxException>(() => PipelineParser.Parse(command)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nesting_has_a_limit() =>
        Assert.Throws<SyntaxException>(() => PipelineParser.Parse("X " + string.Concat(Enumerable.Repeat("@(", 10_000))));

    private static object? Value(string typed) => Assert.Single(Assert.Single(PipelineParser.Parse($"X {typed}")).Arguments).Value;
}
