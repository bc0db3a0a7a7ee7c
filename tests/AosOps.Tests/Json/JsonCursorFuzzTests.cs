using System.Text;
using System.Text.Json;
using AosOps.Json;

namespace AosOps.Tests.Json;

/// <summary>Holds the cursor against the base library's reader, with duplicate keys and UTF-8 checked as the cursor does.</summary>
public sealed class JsonCursorFuzzTests
{
    private const string Sample = """
        {"run_id":"primary-w0-00","seed":84078,"n":[-1.5e-7,0,1E+2,0.25],"a":{"b":[{},[],[[]]],"":null},
         "text":"\u00fc\ud83d\ude00\ud800 \"q\" é😀\t","t":true,"f":false,"deep":[[[[1]]]]}
        """;

    [Fact]
    public void Mutated_JSON_is_valid_or_not_as_the_base_library_says()
    {
        var original = Encoding.UTF8.GetBytes(Sample.Replace("\\t", "\\n", StringComparison.Ordinal));
        var mutation = new Mutation(41);
        var cursor = new JsonCursor();
        for (var i = 0; i < Mutation.Inputs; i++)
        {
            var input = mutation.Of(original);
            var expected = IsValid(input);
            Assert.True(expected == Accepts(cursor, input), $"{(expected ? "Refused" : "Accepted")}: {Convert.ToBase64String(input)}");
        }
    }

    private static bool Accepts(JsonCursor cursor, byte[] input)
    {
        try
        {
            cursor.Load(input);
            cursor.NextValue();
            cursor.Skip();
            return cursor.IsAtEnd();
        }
        catch (JsonFormatException wrong)
        {
            Assert.InRange(wrong.Offset, 0, input.Length);
            Assert.InRange(cursor.LineAt(wrong.Offset), 1, 1 + input.Count(code => code == '\n'));
            return false;
        }
    }

    private static bool IsValid(byte[] input)
    {
        var content = input.AsSpan().StartsWith("\uFEFF"u8) ? input.AsSpan(3) : input;
        if (!System.Text.Unicode.Utf8.IsValid(content))
            return false;
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = JsonCursor.DepthLimit });
        var keys = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject)
                    keys.Push([]);
                else if (reader.TokenType == JsonTokenType.EndObject)
                    keys.Pop();
                else if (reader.TokenType == JsonTokenType.PropertyName && !keys.Peek().Add(Key(reader)))
                    return false;
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A key in a form that keeps unpaired surrogates apart, which the base library does not decode.</summary>
    private static string Key(in Utf8JsonReader reader)
    {
        var raw = reader.ValueSpan;
        Span<byte> text = new byte[raw.Length];
        return JsonText.ToString(text[..JsonText.Unescape(raw, text)]);
    }
}
