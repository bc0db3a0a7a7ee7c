using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Json;

/// <summary>
/// Reads JSON (RFC 8259) token by token, straight from a file's UTF-8, and refuses everything that is not valid:
/// duplicate keys, NaN, raw control characters, anything after the value. A byte order mark is skipped. It holds a
/// window of the file, one bit for each open container and the keys of the open objects; nothing else.
/// It can be used for one file after another.
/// </summary>
internal sealed partial class JsonCursor
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int DepthLimit = 10_000;

    private const int EndOfFile = -1;

    private readonly ByteWindow window = new();
    private readonly JsonKeys keys = new();
    private readonly ulong[] arrays = new ulong[(DepthLimit / 64) + 1];
    private int[] firstKeys = new int[64];
    private byte[] scratch = [];

    // A copy of the window's buffer and end: the inner loops run over them.
    private byte[] bytes = [];
    private int end;

    private int tokenStart;
    private int position;
    private int depth;
    private bool escaped;
    private JsonExpectation next;

    /// <summary>The token that was read last.</summary>
    public JsonToken Token { get; private set; }

    /// <summary>True where each line is a value of its own (JSON Lines).</summary>
    public bool ReadsLines { get; private set; }

    /// <summary>Accepts a number that begins with its decimal point, as shell arithmetic writes it (<c>.070769</c>).</summary>
    public bool AllowsBareFraction { get; set; }

    /// <summary>How many containers are open.</summary>
    public int Depth => depth;

    /// <summary>The key that was read last in the innermost open object, unescaped.</summary>
    public ReadOnlySpan<byte> Key => keys.Last;

    /// <summary>The token as it stands in the file, a string without its quotes.</summary>
    public ReadOnlySpan<byte> Raw => Token == JsonToken.String
        ? bytes.AsSpan(tokenStart + 1, position - tokenStart - 2)
        : bytes.AsSpan(tokenStart, position - tokenStart);

    /// <summary>Says whether the string that was read last has escapes.</summary>
    public bool HasEscapes => escaped;

    /// <summary>Says whether the last token is a leaf: a scalar or an empty container.</summary>
    public bool IsOnLeaf => Token is >= JsonToken.String and <= JsonToken.EmptyArray;

    /// <summary>Where the last token stands, in bytes from the start of the file.</summary>
    public long TokenOffset => window.Origin + tokenStart;

    /// <summary>The whole file, where it is all in memory; else nothing.</summary>
    public ReadOnlySpan<byte> Content => window.HoldsAll ? window.Span : [];

    /// <summary>The text of the token, unescaped. It is valid until the next token is read.</summary>
    public ReadOnlySpan<byte> Text
    {
        get
        {
            var raw = Raw;
            if (!escaped || Token != JsonToken.String)
                return raw;
            if (scratch.Length < raw.Length)
                scratch = new byte[raw.Length];
            return scratch.AsSpan(0, JsonText.Unescape(raw, scratch));
        }
    }

    /// <summary>Starts on a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What the caller disposes of when it has read the file; null where all of it is in memory.</returns>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a directory.</exception>
    public SafeFileHandle? Open(string path)
    {
        if (window.TryLoad(path))
        {
            Rewind(readsLines: false);
            return null;
        }

        var file = File.OpenHandle(path);
        try
        {
            window.Open(file);
            Rewind(readsLines: false);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Starts on bytes.</summary>
    public void Load(ReadOnlySpan<byte> content)
    {
        window.Load(content);
        Rewind(readsLines: false);
    }

    /// <summary>Goes to the start of the file, or of one of its values.</summary>
    /// <param name="readsLines">True to read each line as a value of its own.</param>
    /// <param name="offset">Where the value begins, in bytes from the start of the file.</param>
    public void Rewind(bool readsLines, long offset = 0)
    {
        ReadsLines = readsLines;
        keys.Truncate(0);
        depth = 0;
        Token = JsonToken.None;
        next = JsonExpectation.Nothing;
        Place(window.Seek(offset));
        if (offset == 0)
            SkipByteOrderMark();
    }

    /// <summary>The number of the line, from 1, in which an offset lies.</summary>
    public long LineAt(long offset) => window.LineAt(offset);

    /// <summary>Goes to the next value of the file: its only one, or that of the next line that is not blank.</summary>
    /// <returns>True on the first token of a value, false at the end of the file.</returns>
    /// <exception cref="JsonFormatException">There is no value at all, or something that is not a value.</exception>
    public bool NextValue()
    {
        var first = Token == JsonToken.None;
        tokenStart = position;
        var found = SkipWhitespace();
        if (ReadsLines && !first && found is not ('\n' or EndOfFile))
            throw Invalid("there is more than one value in the line");
        while (found == '\n')
        {
            tokenStart = ++position;
            found = SkipWhitespace();
        }

        if (found == EndOfFile)
            return first ? throw Invalid("it is empty") : false;
        if (!first && !ReadsLines)
            throw Invalid("there is something after the value");
        next = JsonExpectation.Value;
        Read();
        return true;
    }

    /// <summary>Says whether nothing follows the value that was read.</summary>
    public bool IsAtEnd()
    {
        tokenStart = position;
        return SkipWhitespace() == EndOfFile;
    }

    /// <summary>Says whether nothing follows in the line the value that was read.</summary>
    public bool IsAtLineEnd()
    {
        tokenStart = position;
        return SkipWhitespace() is EndOfFile or '\n';
    }

    /// <summary>Reads over the value whose first token was read.</summary>
    public void Skip()
    {
        if (Token is not (JsonToken.StartObject or JsonToken.StartArray))
            return;
        for (var outside = depth - 1; depth > outside;)
            Read();
    }

    /// <summary>Notes the place after the last token.</summary>
    public JsonPosition Mark()
    {
        // An object that is returned to is not read to its end again: its own keys have served their purpose.
        var known = next == JsonExpectation.Value ? firstKeys[depth] : keys.Count;
        return new JsonPosition(window.Origin + position, depth, known, next);
    }

    /// <summary>Returns to a place. The containers that were open there must still be the same.</summary>
    public void Return(JsonPosition place)
    {
        depth = place.Depth;
        next = place.Next;
        keys.Truncate(place.Keys);
        Place(window.Seek(place.Offset));
    }

    private void Place(int index)
    {
        bytes = window.Bytes;
        end = window.End;
        position = tokenStart = index;
    }

    private void SkipByteOrderMark()
    {
        if (bytes.AsSpan(0, end).StartsWith("\uFEFF"u8))
            position = tokenStart = 3;
    }

    private bool Extend()
    {
        var origin = window.Origin;
        var more = window.Extend(tokenStart);
        var moved = (int)(window.Origin - origin);
        position -= moved;
        tokenStart -= moved;
        bytes = window.Bytes;
        end = window.End;
        return more;
    }

    private JsonFormatException Invalid(string message) => new(message, window.Origin + position);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsArray(int level) => (arrays[level >> 6] >> level & 1) != 0;
}
