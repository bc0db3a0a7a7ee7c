using AosOps.Json;

namespace AosOps.Golden;

/// <summary>
/// The members of objects whose keys do not come in the same order in both files: where each key's value stands in
/// either. Objects nest, so the table is a stack.
/// </summary>
internal sealed class MemberTable
{
    private readonly List<Member> members = [];
    private byte[] bytes = new byte[1024];

    /// <summary>How many members there are.</summary>
    public int Count => members.Count;

    /// <summary>How many bytes their keys take.</summary>
    public int Used { get; private set; }

    /// <summary>A member.</summary>
    public Member this[int index] => members[index];

    /// <summary>The key of a member, unescaped.</summary>
    public ReadOnlySpan<byte> Key(Member member) => bytes.AsSpan(member.KeyStart, member.KeyEnd - member.KeyStart);

    /// <summary>Adds a member of one file; its key has just been read.</summary>
    public void Add(JsonCursor cursor, bool inReference)
    {
        var key = cursor.Key;
        if (bytes.Length - Used < key.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Used + key.Length));
        key.CopyTo(bytes.AsSpan(Used));
        var place = cursor.Mark();
        members.Add(new Member(Used, Used + key.Length, inReference ? place : null, inReference ? null : place));
        Used += key.Length;
    }

    /// <summary>Brings the members from a number on into the order of their keys, and those of one key together.</summary>
    public void Match(int first)
    {
        members.Sort(first, members.Count - first, Comparer<Member>.Create((x, y) => Key(x).SequenceCompareTo(Key(y))));
        var last = first;
        for (var next = first + 1; next < members.Count; next++)
        {
            if (Key(members[last]).SequenceEqual(Key(members[next])))
                members[last] = members[last] with { A = members[last].A ?? members[next].A, B = members[last].B ?? members[next].B };
            else
                members[++last] = members[next];
        }

        if (members.Count > first)
            members.RemoveRange(last + 1, members.Count - last - 1);
    }

    /// <summary>Goes back to a number of members and of bytes of keys.</summary>
    public void Truncate(int count, int keyBytes)
    {
        members.RemoveRange(count, members.Count - count);
        Used = keyBytes;
    }

    /// <param name="KeyStart">Where the key's bytes begin.</param>
    /// <param name="KeyEnd">Where they end.</param>
    /// <param name="A">The place of the value in the reference, or null.</param>
    /// <param name="B">The place of the value in the other file, or null.</param>
    internal sealed record Member(int KeyStart, int KeyEnd, JsonPosition? A, JsonPosition? B);
}
