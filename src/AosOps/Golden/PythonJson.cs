using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AosOps.Golden;

/// <summary>
/// JSON byte for byte as Python's <c>json.dump(value, file, indent=2)</c> writes it: the programs that made the first
/// golden files were written in Python, and a file of either origin must be told from one that was edited.
/// </summary>
internal static class PythonJson
{
    /// <summary>Two blanks a level, line feeds, Python's escapes, and no line feed at the end.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = new Escapes(),
        SkipValidation = true,
    };

    /// <summary>How Python writes a UTF-16 unit that it does not write as it is.</summary>
    public static string Escape(char unit) => unit switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        _ => $"\\u{(int)unit:x4}",
    };

    /// <summary>Python escapes what is not printable ASCII, each UTF-16 unit by itself, with lower-case digits, and nothing else.</summary>
    private sealed unsafe class Escapes : JavaScriptEncoder
    {
        private static readonly SearchValues<char> Unescaped =
            SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except(['"', '\\'])]);

        public override int MaxOutputCharactersPerInputCharacter => 12;

        public override bool WillEncode(int unicodeScalar) =>
            unicodeScalar is < ' ' or > '~' or '"' or '\\';

        public override int FindFirstCharacterToEncode(char* text, int textLength) =>
            new ReadOnlySpan<char>(text, textLength).IndexOfAnyExcept(Unescaped);

        public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
        {
            var escape = string.Concat(new Rune(unicodeScalar).ToString().Select(Escape));
            var fits = escape.AsSpan().TryCopyTo(new Span<char>(buffer, bufferLength));
            numberOfCharactersWritten = fits ? escape.Length : 0;
            return fits;
        }
    }
}
