using System.Text;
using AosOps.Helix;

namespace AosOps.Tests.Helix.Systemd;

public sealed class UnitFileParserTests
{
    [Fact]
    public void Assignments_have_their_section_key_value_and_lines()
    {
        var file = Parse("[Unit]\nDescription = Two words \n\n[Service]\nExecStart=/bin/x --workers 1\n");

        Assert.Equal(
            [new UnitAssignment("Unit", "Description", "Two words", 2, 2), new UnitAssignment("Service", "ExecStart", "/bin/x --workers 1", 5, 5)],
            file.Assignments);
        Assert.Empty(file.Faults);
    }

    [Fact]
    public void A_backslash_at_the_end_continues_a_line()
    {
        var assignment = Assert.Single(Parse("[Service]\nExecStart=/bin/x \\\n  --port 9011 \\\n  --workers 1\n").Assignments);

        Assert.Equal(["/bin/x", "--port", "9011", "--workers", "1"], UnitWords.Split(assignment.Value));
        Assert.Equal((2, 4), (assignment.Line, assignment.LastLine));
    }

    [Fact]
    public void Comments_between_continued_lines_are_no_part_of_them()
    {
        var assignment = Assert.Single(Parse("[Service]\nExecStart=/bin/x \\\n# why\n ; why not\n--workers 1\n").Assignments);

        Assert.Equal(["/bin/x", "--workers", "1"], UnitWords.Split(assignment.Value));
    }

    [Fact]
    public void A_blank_after_the_backslash_ends_the_line()
    {
        var file = Parse("[Service]\nExecStart=/bin/x \\ \n--workers 1\n");

        Assert.EndsWith("\\", Assert.Single(file.Assignments).Value, StringComparison.Ordinal);
        Assert.Contains("line 3", Assert.Single(file.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_does_not_continue() =>
        Assert.Single(Parse("[Service]\n# comment \\\nExecStart=/bin/x\n").Assignments);

    [Fact]
    public void A_file_that_ends_in_a_continuation_is_told_apart()
    {
        var file = Parse("[Service]\nExecStart=/bin/x \\");

        Assert.True(file.EndsInContinuation);
        Assert.Equal("/bin/x", Assert.Single(file.Assignments).Value);
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_do_not_matter() =>
        Assert.Equal("/bin/x", Assert.Single(Parse("\uFEFF[Service]\r\nExecStart=/bin/x\r\n").Assignments).Value);

    [Theory]
    [InlineData("[Service\nExecStart=/bin/x\n")]
    [InlineData("[Service]\nExecStart /bin/x\n")]
    [InlineData("[Service]\n=/bin/x\n")]
    public void What_systemd_ignores_is_a_fault_with_its_line(string text) =>
        Assert.StartsWith("line ", Assert.Single(Parse(text).Faults), StringComparison.Ordinal);

    [Fact]
    public void A_line_that_is_not_utf8_is_a_fault_and_the_others_count()
    {
        var file = UnitFileParser.Parse("x", [.. "[Service]\nDescription="u8, 0xFF, .. "\nExecStart=/bin/x\n"u8]);

        Assert.Equal("line 2 is not UTF-8", Assert.Single(file.Faults));
        Assert.Equal("ExecStart", Assert.Single(file.Assignments).Key);
    }

    [Theory]
    [InlineData("a b  c", new[] { "a", "b", "c" })]
    [InlineData("'a b' \"c d\"", new[] { "a b", "c d" })]
    [InlineData("\"A=b c\" D=e", new[] { "A=b c", "D=e" })]
    [InlineData(@"a\ b c", new[] { "a b", "c" })]
    [InlineData("'open to the end", new[] { "open to the end" })]
    [InlineData("", new string[0])]
    public void Words_are_kept_together_by_quotes_and_backslashes(string value, string[] words) => Assert.Equal(words, UnitWords.Split(value));

    [Fact]
    public void Whatever_the_bytes_are_they_are_read()
    {
        var original = Encoding.UTF8.GetBytes("[Unit]\nDescription=x\n[Service]\nEnvironment=\"A=b c\" D='e'\nExecStart=\nExecStart=/bin/x \\\n # c\n --workers 1\n[Install]\nWantedBy=multi-user.target\n");
        var mutation = new Mutation(new Random(11), [[.. "\\\n"u8], [.. "["u8], [.. "]\n"u8], [.. "="u8], [.. "\n#"u8], [.. "\""u8], [0x00], [0xFF], [0xEF, 0xBB, 0xBF]]);
        for (var i = 0; i < Mutation.Inputs; i++)
        {
            var file = UnitFileParser.Parse("x", mutation.Of(original));
            var unit = new Unit("x.service", [file], IsMasked: false);
            Assert.All(file.Assignments, assignment => Assert.InRange(assignment.LastLine, assignment.Line, int.MaxValue));
            Assert.All(unit.ExecStart, command => Assert.NotEmpty(command.Text));
            Assert.All(unit.ExecStart, command => ExecStartRules.Complete(command, unit.ExecStart));
            _ = unit.Variable("D");
        }
    }

    private static UnitFile Parse(string text) => UnitFileParser.Parse("x.service", Encoding.UTF8.GetBytes(text));
}
