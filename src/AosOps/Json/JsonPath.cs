using System.Globalization;
using System.Text;

namespace AosOps.Json;

/// <summary>
/// The path to a value. While values are equal it is only bytes and numbers; text is made of it where it is asked for.
/// </summary>
internal sealed class JsonPath
{
    private Segment[] segments = new Segment[64];
    private byte[] bytes = new byte[1024];

    /// <summary>How many segments there are: one for the root, one for each key or index.</summary>
    public int Count { get; private set; }

    /// <summary>True where the last segment is a key.</summary>
    public bool EndsInKey => segments[Count - 1].Kind == SegmentKind.Key;

    /// <summary>Begins a path at the value of a file.</summary>
    public void Root()
    {
        Count = 0;
        Push(new Segment(SegmentKind.Root, 0, 0));
    }

    /// <summary>Begins a path at one of a file's records.</summary>
    public void Record(long number)
    {
        Count = 0;
        Push(new Segment(SegmentKind.Record, number, 0));
    }

    /// <summary>Goes down into a key.</summary>
    public void PushKey(ReadOnlySpan<byte> key)
    {
        var start = KeyEnd(Count - 1);
        if (bytes.Length - start < key.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + key.Length));
        key.CopyTo(bytes.AsSpan(start));
        Push(new Segment(SegmentKind.Key, start, start + key.Length));
    }

    /// <summary>Goes down into an index.</summary>
    public void PushIndex(long index) => Push(new Segment(SegmentKind.Index, index, KeyEnd(Count - 1)));

    /// <summary>Goes from an index to the next.</summary>
    public void NextIndex() => segments[Count - 1] = segments[Count - 1] with { Value = segments[Count - 1].Value + 1 };

    /// <summary>Goes up.</summary>
    public void Pop() => Count--;

    /// <summary>Says whether a segment is a certain key.</summary>
    public bool IsKey(int segment, ReadOnlySpan<byte> key) =>
        segment < Count && segments[segment].Kind == SegmentKind.Key && Bytes(segment).SequenceEqual(key);

    /// <summary>The key of a segment, or null where it is none.</summary>
    public string? Key(int segment) =>
        segment < Count && segments[segment].Kind == SegmentKind.Key ? JsonText.ToString(Bytes(segment)) : null;

    /// <summary>The index of a segment, or -1 where it is none.</summary>
    public long Index(int segment) => segment < Count && segments[segment].Kind == SegmentKind.Index ? segments[segment].Value : -1;

    /// <summary>The key nearest to the end, or null.</summary>
    public string? LastKey()
    {
        for (var i = Count - 1; i > 0; i--)
        {
            if (segments[i].Kind == SegmentKind.Key)
                return Key(i);
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Count; i++)
            Append(text, i);
        return text.Length == 0 ? "$" : text.ToString();
    }

    /// <summary>Says whether a key can stand in a path as it is, and be read back from it.</summary>
    private static bool IsPlain(string key) => key is not ("" or "$") && JsonText.Quote(key).Length == key.Length + 2 && key.AsSpan().IndexOfAny('.', '[', ']') < 0;

    private void Append(StringBuilder text, int segment)
    {
        switch (segments[segment].Kind)
        {
            case SegmentKind.Record:
                text.Append("records[").Append(CultureInfo.InvariantCulture, $"{segments[segment].Value}").Append(']');
                break;
            case SegmentKind.Index:
                text.Append('[').Append(CultureInfo.InvariantCulture, $"{segments[segment].Value}").Append(']');
                break;
            case SegmentKind.Key:
                AppendKey(text, Key(segment)!);
                break;
        }
    }

    private static void AppendKey(StringBuilder text, string key)
    {
        if (!IsPlain(key))
            text.Append('[').Append(JsonText.Quote(key)).Append(']');
        else if (text.Length == 0)
            text.Append(key);
        else
            text.Append('.').Append(key);
    }

    private void Push(Segment segment)
    {
        if (Count == segments.Length)
            Array.Resize(ref segments, Count * 2);
        segments[Count++] = segment;
    }

    private int KeyEnd(int segment) => segments[segment].End;

    private ReadOnlySpan<byte> Bytes(int segment) => bytes.AsSpan((int)segments[segment].Value, segments[segment].End - (int)segments[segment].Value);

    private enum SegmentKind : byte
    {
        Root,
        Record,
        Key,
        Index,
    }

    /// <param name="Kind">What it is.</param>
    /// <param name="Value">The start of a key's bytes, an index, or the number of a record.</param>
    /// <param name="End">The end of the keys' bytes up to here.</param>
    private readonly record struct Segment(SegmentKind Kind, long Value, int End);
}
