using System.Collections;
using System.Text;
using AosOps.Cli.Rendering;
using AosOps.Commands.Testing;

namespace AosOps.Cli.Tests.Rendering;

public sealed class DataRendererTests
{
    private static readonly object Everything = new
    {
        Text = "a\"b",
        None = (string?)null,
        Number = 1.5,
        NaN = double.NaN,
        Day = DayOfWeek.Monday,
        Span = new TimeSpan(1, 2, 3, 4),
        Time = new DateTimeOffset(2026, 11, 22, 1, 56, 38, TimeSpan.FromHours(2)),
        Address = new Uri("http://localhost/"),
        List = new[] { 1, 2 },
        Entries = new Hashtable { ["k"] = "v" },
        Inner = new TestItem { Name = "x" },
        Big = ulong.MaxValue,
    };

    [Fact]
    public void A_json_line_has_every_property() => Assert.Equal(
        """{"Text":"a\"b","None":null,"Number":1.5,"NaN":"NaN","Day":"Monday","Span":"1.02:03:04","Time":"2026-11-22T01:56:38+02:00","Address":"http://localhost/","List":[1,2],"Entries":{"k":"v"},"Inner":{"Name":"x","Count":0,"FullName":null},"Big":18446744073709551615}""" + "\n",
        Render(output => new JsonRenderer(output, lines: true), Everything));

    [Fact]
    public void Json_is_always_an_array()
    {
        Assert.Equal("[]\n", Render(output => new JsonRenderer(output, lines: false)));
        Assert.Equal("[\n1,\n2\n]\n", Render(output => new JsonRenderer(output, lines: false), 1, 2));
    }

    [Fact]
    public void An_object_that_holds_itself_ends()
    {
        var loop = new List<object>();
        loop.Add(loop);

        Assert.NotEmpty(Render(output => new JsonRenderer(output, lines: true), loop));
    }

    [Fact]
    public void Csv_has_a_head_and_quotes_where_they_are_needed() => Assert.Equal(
        "Name,Count,FullName\n\"a,\"\"b\"\"\",1,\n,2,\" x\"\n",
        Render(output => new CsvRenderer(output), new TestItem { Name = "a,\"b\"", Count = 1 }, new TestItem { Count = 2, FullName = " x" }));

    [Fact]
    public void A_text_longer_than_the_buffer_is_written_whole()
    {
        var text = new string('é', 100_000);

        Assert.Equal($"Value\n{text}\n", Render(output => new CsvRenderer(output), text));
    }

    private static string Render(Func<Utf8Output, IRenderer> create, params object[] values)
    {
        using var stream = new MemoryStream();
        var renderer = create(new Utf8Output(stream));
        foreach (var value in values)
            renderer.Write(value);
        renderer.Complete();
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
