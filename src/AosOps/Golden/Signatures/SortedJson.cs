using AosOps.Json;

namespace AosOps.Golden.Signatures;

/// <summary>
/// Writes the JSON object of a file as Python's <c>json.dumps(object, sort_keys=True)</c> does, without its member
/// <c>signature</c>: keys in the order of their code points, <c>, </c> and <c>: </c> between, ASCII only. Numbers keep
/// their spelling, which in a file that Python wrote is the one that Python would choose again.
/// </summary>
/// <param name="cursor">Reads the file.</param>
/// <param name="hashes">Get what is written.</param>
internal sealed class SortedJson(JsonCursor cursor, SignatureHashes hashes)
{
    /// <summary>The deepest nesting. Python itself gives up before.</summary>
    private const int DepthLimit = 1000;

    private readonly byte[] buffer = new byte[4096];
    private int filled;

    /// <summary>The member that holds the signature.</summary>
    public static ReadOnlySpan<byte> SignatureKey => "signature"u8;

    /// <summary>Writes the object on whose first token the cursor stands.</summary>
    /// <exception cref="JsonFormatException">It is not valid, or nested too deep.</exception>
    public void Write()
    {
        filled = 0;
        WriteValue(isRoot: true);
        Flush();
    }

    private void WriteValue(bool isRoot = false)
    {
        switch (cursor.Token)
        {
            case JsonToken.StartObject:
                WriteObject(isRoot);
                break;
            case JsonToken.StartArray:
                WriteArray();
                break;
            case JsonToken.String:
                WriteString(cursor.Text);
                break;
            case JsonToken.EmptyObject:
                Put("{}"u8);
                break;
            case JsonToken.EmptyArray:
                Put("[]"u8);
                break;
            default:
                Put(cursor.Raw);
                break;
        }
    }

    private void WriteObject(bool isRoot)
    {
        RequireDepth();
        var members = ReadMembers(isRoot);
        var end = cursor.Mark();
        members.Sort(static (a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        Put("{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
                Put(", "u8);
            WriteString(members[i].Key);
            Put(": "u8);
            cursor.Return(members[i].Value);
            cursor.Read();
            WriteValue();
        }

        Put("}"u8);
        cursor.Return(end);
    }

    private List<(byte[] Key, JsonPosition Value)> ReadMembers(bool isRoot)
    {
        var members = new List<(byte[] Key, JsonPosition Value)>();
        while (cursor.Read() == JsonToken.Name)
        {
            if (!isRoot || !cursor.IsNext(SignatureKey))
                members.Add((cursor.Key.ToArray(), cursor.Mark()));
            cursor.SkipNext();
        }

        return members;
    }

    private void WriteArray()
    {
        RequireDepth();
        Put("["u8);
        for (var first = true; cursor.Read() != JsonToken.EndArray; first = false)
        {
            if (!first)
                Put(", "u8);
            WriteValue();
        }

        Put("]"u8);
    }

    private void WriteString(ReadOnlySpan<byte> text)
    {
        Put("\""u8);
        if (text.ContainsAnyExceptInRange((byte)' ', (byte)'~') || text.ContainsAny((byte)'"', (byte)'\\'))
            WriteEscaped(JsonText.ToString(text));
        else
            Put(text);
        Put("\""u8);
    }

    private void WriteEscaped(string text)
    {
        Span<byte> one = stackalloc byte[1];
        foreach (var unit in text)
        {
            one[0] = (byte)unit;
            if (unit is >= ' ' and <= '~' and not ('"' or '\\'))
                Put(one);
            else
                Put(System.Text.Encoding.ASCII.GetBytes(PythonJson.Escape(unit)));
        }
    }

    private void RequireDepth()
    {
        if (cursor.Depth > DepthLimit)
            throw new JsonFormatException($"it is nested deeper than {DepthLimit} levels, which nothing signed is", cursor.TokenOffset);
    }

    private void Put(ReadOnlySpan<byte> part)
    {
        if (part.Length > buffer.Length - filled)
            Flush();
        if (part.Length > buffer.Length)
        {
            hashes.Append(part);
            return;
        }

        part.CopyTo(buffer.AsSpan(filled));
        filled += part.Length;
    }

    private void Flush()
    {
        hashes.Append(buffer.AsSpan(0, filled));
        filled = 0;
    }
}
