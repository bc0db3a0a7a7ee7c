using System.Text;
using AosOps.Json;

namespace AosOps.Tests.Json;

public sealed class JsonCursorTests : IDisposable
{
    private const int LargerThanTheWindow = 100_000;

    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_file_read_through_a_window_gives_the_tokens_of_the_same_bytes_in_memory()
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < 4000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{"key é{{i}}":["\u00e9😀{{new string('é', i % 61)}}",{{i}}.50e3,{"x":null}], "b" :{} },""").Append('\n');
        var original = Encoding.UTF8.GetBytes(text.Append("1]").ToString());
        var mutation = new Mutation(23);
        for (var i = 0; i < 40; i++)
        {
            var content = i == 0 ? original : mutation.Of(original);
            if (content.Length > LargerThanTheWindow)
                Assert.Equal(TokensInMemory(content), TokensOfFile(directory.Write("a.json", content)));
        }
    }

    [Fact]
    public void A_string_longer_than_the_window_is_read_whole()
    {
        var path = directory.Write("a.json", $"[1,\"{new string('é', 200_000)}\",2]");
        var cursor = new JsonCursor();
        using var file = cursor.Open(path);

        cursor.NextValue();
        cursor.Read();
        Assert.Equal(JsonToken.String, cursor.Read());

        Assert.Equal(400_000, cursor.Text.Length);
        Assert.Equal(JsonToken.Number, cursor.Read());
    }

    [Fact]
    public void A_string_longer_than_the_limit_is_refused_before_it_fills_memory()
    {
        var path = directory["a.json"];
        using (var stream = File.Create(path))
        {
            stream.WriteByte((byte)'"');
            stream.SetLength(ByteWindow.TokenLimit + 2);
            stream.Position = 1;
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'x');
            for (var i = 0; i < ByteWindow.TokenLimit >> 20; i++)
                stream.Write(block);
            stream.WriteByte((byte)'"');
        }

        var cursor = new JsonCursor();
        using var file = cursor.Open(path);

        var wrong = Assert.Throws<JsonFormatException>(() => cursor.NextValue());
        Assert.Contains("64 MiB", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("plain text of some length, é included", 0)]
    [InlineData("1234567\"", 7)]
    [InlineData("12345678\\", 8)]
    [InlineData("123456789\t", 9)]
    [InlineData("é\u0080\u001f", 4)]
    [InlineData("\"\"\"\"\"\"\"\"", 0)]
    public void The_plain_part_of_a_string_ends_at_a_quote_a_backslash_or_a_control_character(string text, int stop)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var expected = bytes.AsSpan().IndexOfAnyInRange((byte)0, (byte)0x1F) is >= 0 || text.Contains('"', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal) ? stop : bytes.Length;

        Assert.Equal(expected, JsonScan.PlainLength(bytes));
    }

    [Fact]
    public void The_plain_part_is_found_for_every_byte_at_every_place()
    {
        for (var place = 0; place < 20; place++)
        {
            for (var code = 0; code < 256; code++)
            {
                var bytes = Enumerable.Repeat((byte)0xFE, 20).ToArray();
                bytes[place] = (byte)code;
                Assert.Equal(code is < 0x20 or '"' or '\\' ? place : 20, JsonScan.PlainLength(bytes));
            }
        }
    }

    private static string TokensInMemory(byte[] content)
    {
        var cursor = new JsonCursor();
        cursor.Load(content);
        return Tokens(cursor);
    }

    private static string TokensOfFile(string path)
    {
        var cursor = new JsonCursor();
        using var file = cursor.Open(path);
        Assert.NotNull(file);
        return Tokens(cursor);
    }

    /// <summary>Every token with its place, and the error with its place and line.</summary>
    private static string Tokens(JsonCursor cursor)
    {
        var text = new StringBuilder();
        try
        {
            while (cursor.NextValue())
            {
                Append(text, cursor);
                while (cursor.Depth > 0)
                {
                    cursor.Read();
                    Append(text, cursor);
                }
            }
        }
        catch (JsonFormatException wrong)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{wrong.Message} {wrong.Offset} {cursor.LineAt(wrong.Offset)}");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonCursor cursor)
    {
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{cursor.Token} {cursor.TokenOffset} ");
        if (cursor.Token is JsonToken.String or JsonToken.Number)
            text.Append(JsonText.ToString(cursor.Text));
        if (cursor.Token == JsonToken.Name)
            text.Append(JsonText.ToString(cursor.Key));
        text.Append('\n');
    }
}
