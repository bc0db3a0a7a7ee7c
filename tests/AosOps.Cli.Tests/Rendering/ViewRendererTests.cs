using AosOps.Cli.Rendering;
using AosOps.Commands.Testing;

namespace AosOps.Cli.Tests.Rendering;

public sealed class ViewRendererTests
{
    private const string Format = """
        <Configuration><ViewDefinitions>
          <!-- a comment -->
          <View>
            <Name>Table</Name>
            <ViewSelectedBy><TypeName>AosOps.Commands.Testing.TestItem</TypeName></ViewSelectedBy>
            <TableControl>
              <TableHeaders>
                <TableColumnHeader><Label>Item &amp; name</Label></TableColumnHeader>
                <TableColumnHeader><Width>6</Width><Alignment>Right</Alignment></TableColumnHeader>
                <TableColumnHeader />
              </TableHeaders>
              <TableRowEntries><TableRowEntry><TableColumnItems>
                <TableColumnItem><PropertyName>Name</PropertyName></TableColumnItem>
                <TableColumnItem><PropertyName>Count</PropertyName></TableColumnItem>
                <TableColumnItem><PropertyName>NameView</PropertyName></TableColumnItem>
              </TableColumnItems></TableRowEntry></TableRowEntries>
            </TableControl>
          </View>
          <View>
            <Name>List</Name>
            <ViewSelectedBy><TypeName>AosOps.Commands.Testing.TestItem</TypeName></ViewSelectedBy>
            <ListControl><ListEntries><ListEntry><ListItems>
              <ListItem><PropertyName>Name</PropertyName></ListItem>
              <ListItem><Label>How many</Label><PropertyName>Count</PropertyName></ListItem>
            </ListItems></ListEntry></ListEntries></ListControl>
          </View>
        </ViewDefinitions></Configuration>
        """;

    private const string Types = """
        <Types><Type><Name>AosOps.Commands.Testing.TestItem</Name><Members>
          <CodeProperty IsHidden="true"><Name>NameView</Name><GetCodeReference>
            <TypeName>AosOps.Cli.Tests.Rendering.TestItemView</TypeName><MethodName>NameString</MethodName>
          </GetCodeReference></CodeProperty>
        </Members></Type></Types>
        """;

    private static readonly TestItem One = new() { Name = "one", Count = 1 };
    private static readonly TestItem Two = new() { Name = "the second", Count = 22 };

    [Fact]
    public void Cells_of_a_view_that_wraps_go_on_below_and_break_between_words()
    {
        var wrapping = Format.Replace("<TableRowEntry><TableColumnItems>", "<TableRowEntry><Wrap /><TableColumnItems>", StringComparison.Ordinal);
        var item = new TestItem { Name = "one two three\nfour", Count = 1 };

        Assert.Equal(
            """
            Item & name   Count NameView
            -----------   ----- --------
            one two           1 [one two
            three               three
            four                four]

            """,
            Render(Views(wrapping), new TextScreen(31, Colored: false), tables: null, item));
    }

    [Fact]
    public void A_table_has_the_columns_of_its_view() => Assert.Equal(
        """
        Item & name  Count NameView
        -----------  ----- --------
        one              1 [one]
        the second      22 [the second]

        """,
        Render(TextScreen.Plain, tables: null, One, Two));

    [Fact]
    public void A_list_has_the_lines_of_its_view() => Assert.Equal(
        """
        Name     : one
        How many : 1

        Name     : the second
        How many : 22

        """,
        Render(TextScreen.Plain, tables: false, One, Two));

    [Fact]
    public void A_value_of_a_list_goes_on_below_itself_and_breaks_between_words() => Assert.Equal(
        """
        Name     : nobody set it and
                   State is Unknown
        How many : 1

        """,
        Render(new TextScreen(31, Colored: false), tables: false, new TestItem { Name = "nobody set it and State is Unknown", Count = 1 }));

    [Fact]
    public void A_property_never_commands_the_terminal() => Assert.DoesNotContain(
        '\e',
        Render(new TextScreen(80, Colored: true), tables: false, new TestItem { Name = "\e]0;title\a\e[2Jgone" }));

    [Fact]
    public void A_table_is_cut_to_the_terminal_with_an_ellipsis()
    {
        var text = Ansi.Strip(Render(new TextScreen(24, Colored: false), tables: null, Two));

        Assert.Contains("…", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(Ansi.Width(line), 0, 24));
    }

    [Fact]
    public void Colours_are_kept_on_a_terminal_and_taken_out_elsewhere()
    {
        Assert.Contains("\e[31m[one]\e[0m", Render(new TextScreen(80, Colored: true), tables: null, One), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', Render(TextScreen.Plain, tables: null, One));
    }

    [Fact]
    public void Objects_without_a_view_are_a_table_up_to_four_properties_and_a_list_beyond()
    {
        Assert.Equal("A B\n- -\n1 2\n", Render(TextScreen.Plain, tables: null, new { A = 1, B = 2 }).Replace(" \n", "\n", StringComparison.Ordinal));
        Assert.StartsWith("A : 1\n", Render(TextScreen.Plain, tables: null, new { A = 1, B = 2, C = 3, D = 4, E = 5 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_values_are_lines() => Assert.Equal("a\n5\n00:00:05\n", Render(TextScreen.Plain, tables: null, "a", 5, TimeSpan.FromSeconds(5)));

    [Fact]
    public void Another_type_begins_another_table()
    {
        var text = Render(TextScreen.Plain, tables: null, One, new { A = 1 });

        Assert.Contains("\n\nA\n-\n1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_stream_once_the_columns_are_decided()
    {
        using var stream = new MemoryStream();
        var output = new Utf8Output(stream);
        var renderer = new ViewRenderer(output, Views(), TextScreen.Plain, tables: null);

        renderer.Write(One);
        Assert.Equal(0, stream.Length);
        renderer.Flush();
        var decided = stream.Length;
        renderer.Write(Two);
        output.Flush();

        Assert.True(stream.Length > decided);
    }

    [Fact]
    public void Text_and_file_are_laid_out_by_the_width_of_their_characters() =>
        Assert.Equal((2, 4, 1, 3), (Ansi.Width("世"), Ansi.Width("\e[1m日本\e[0m"), Ansi.Width("e\u0301"), Ansi.Width("a😀")));

    [Fact]
    public void A_text_is_cut_between_characters_and_its_colour_ended()
    {
        Assert.Equal("日…", Ansi.Truncate("日本語", 4));
        Assert.Equal("\e[31mab…\e[0m", Ansi.Truncate("\e[31mabcdef\e[0m", 3));
        Assert.Equal("abc", Ansi.Truncate("abc", 3));
    }

    private static ViewCatalog Views(string format = Format) => new(() => format, () => Types, DisplayTable.FindMethod);

    private static string Render(TextScreen screen, bool? tables, params object[] values) => Render(Views(), screen, tables, values);

    private static string Render(ViewCatalog views, TextScreen screen, bool? tables, params object[] values)
    {
        using var stream = new MemoryStream();
        var renderer = new ViewRenderer(new Utf8Output(stream), views, screen, tables);
        foreach (var value in values)
            renderer.Write(value);
        renderer.Complete();
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
