namespace AosOps.Json;

/// <summary>The keys of the objects that a <see cref="JsonCursor"/> is inside of, unescaped, so that a duplicate is found.</summary>
internal sealed class JsonKeys
{
    /// <summary>Up to this many keys comparing each with each is faster than sorting.</summary>
    private const int FewKeys = 16;

    private Entry[] entries = new Entry[64];
    private byte[] bytes = new byte[1024];

    /// <summary>How many keys are held.</summary>
    public int Count { get; private set; }

    /// <summary>The newest key.</summary>
    public ReadOnlySpan<byte> Last => Key(entries[Count - 1]);

    /// <summary>Adds a key.</summary>
    /// <param name="raw">The key as it stands between its quotes.</param>
    /// <param name="escaped">True where it has escapes.</param>
    /// <param name="offset">Where it stands in the file.</param>
    public void Add(ReadOnlySpan<byte> raw, bool escaped, long offset)
    {
        var start = Count == 0 ? 0 : entries[Count - 1].End;
        if (bytes.Length - start < raw.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + raw.Length));
        if (Count == entries.Length)
            Array.Resize(ref entries, entries.Length * 2);
        var target = bytes.AsSpan(start);
        var length = escaped ? JsonText.Unescape(raw, target) : raw.Length;
        if (!escaped)
            raw.CopyTo(target);
        entries[Count++] = new Entry(start, start + length, offset);
    }

    /// <summary>Forgets the keys from a number on.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>Finds a key that occurs twice among those from a number on.</summary>
    /// <returns>Where it occurs, or -1.</returns>
    public long FindDuplicate(int first) => Count - first <= FewKeys ? FindAmongFew(first) : FindBySorting(first);

    private long FindAmongFew(int first)
    {
        for (var i = first + 1; i < Count; i++)
        {
            var key = Key(entries[i]);
            for (var j = first; j < i; j++)
            {
                if (entries[j].End - entries[j].Start == key.Length && Key(entries[j]).SequenceEqual(key))
                    return entries[i].Offset;
            }
        }

        return -1;
    }

    private long FindBySorting(int first)
    {
        var sorted = entries[first..Count];
        Array.Sort(sorted, (a, b) => Key(a).SequenceCompareTo(Key(b)) is var order and not 0 ? order : a.Offset.CompareTo(b.Offset));
        for (var i = 1; i < sorted.Length; i++)
        {
            if (Key(sorted[i]).SequenceEqual(Key(sorted[i - 1])))
                return sorted[i].Offset;
        }

        return -1;
    }

    private ReadOnlySpan<byte> Key(Entry entry) => bytes.AsSpan(entry.Start, entry.End - entry.Start);

    private readonly record struct Entry(int Start, int End, long Offset);
}
