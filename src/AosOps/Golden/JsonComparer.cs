using AosOps.Json;

namespace AosOps.Golden;

/// <summary>
/// Compares the leaves of two files in one pass over both. Objects whose keys come in the same order are compared as
/// they are read; of others the places of the keys are noted first. Neither depth nor size of a file costs stack.
/// </summary>
internal sealed class JsonComparer(JsonCursor a, JsonCursor b, DifferenceCollector differences)
{
    private readonly JsonPath path = new();
    private readonly MemberTable members = new();
    private Frame[] frames = new Frame[64];
    private int depth;

    private enum FrameKind : byte
    {
        Object,
        Array,
        Members,
    }

    /// <summary>The number of leaves in either file.</summary>
    public long Leaves { get; private set; }

    /// <summary>Compares two files, each of one value.</summary>
    /// <returns>False where a file goes on after its first value.</returns>
    /// <exception cref="JsonFormatException">A file is not JSON.</exception>
    public bool CompareValues(CancellationToken cancellationToken)
    {
        Leaves = 0;
        path.Root();
        a.NextValue();
        b.NextValue();
        differences.BeginRecord(new RecordPlace(0, a.TokenOffset, b.TokenOffset));
        CompareRecord(cancellationToken);
        return a.IsAtEnd() && b.IsAtEnd();
    }

    /// <summary>Compares two files record by record.</summary>
    /// <exception cref="JsonFormatException">A file is not JSON, or a line of it is not.</exception>
    public void CompareRecords(CancellationToken cancellationToken)
    {
        Leaves = 0;
        var (inA, inB) = (a.NextValue(), b.NextValue());
        for (var record = 0L; inA || inB; record++)
        {
            path.Record(record);
            differences.BeginRecord(new RecordPlace(record, inA ? a.TokenOffset : -1, inB ? b.TokenOffset : -1));
            if (inA && inB)
                CompareRecord(cancellationToken);
            else
                AddLeaves(inA ? a : b, inReference: inA);
            inA = inA && a.NextValue();
            inB = inB && b.NextValue();
        }
    }

    private void CompareRecord(CancellationToken cancellationToken)
    {
        depth = 0;
        members.Truncate(0, 0);
        CompareValue();
        for (var steps = 1; depth > 0; steps++)
        {
            if ((steps & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            Step(ref frames[depth - 1]);
        }

        differences.EndRecord();
    }

    /// <summary>Compares the values on which both cursors stand, or opens a frame for two containers.</summary>
    private void CompareValue()
    {
        if (a.IsOnLeaf && b.IsOnLeaf)
        {
            CompareLeaf();
        }
        else if (a.Token == b.Token)
        {
            Push(a.Token == JsonToken.StartObject ? FrameKind.Object : FrameKind.Array);
        }
        else
        {
            AddLeaves(a, inReference: true);
            AddLeaves(b, inReference: false);
        }
    }

    private void CompareLeaf()
    {
        Leaves++;
        if (path.Count == 2 && path.IsKey(1, "event_type"u8))
            differences.SeeEventType(a, b);
        if (!AreEqual())
            differences.Add(path, a, b);
    }

    private bool AreEqual()
    {
        if (a.Token != b.Token)
            return false;
        return a.Token switch
        {
            JsonToken.String => a.HasEscapes || b.HasEscapes ? a.Text.SequenceEqual(b.Text) : a.Raw.SequenceEqual(b.Raw),
            JsonToken.Number => JsonNumber.AreEqual(a.Raw, b.Raw),
            _ => true,
        };
    }

    private void Step(ref Frame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Object:
                StepObject(ref frame);
                break;
            case FrameKind.Array:
                StepArray();
                break;
            default:
                StepMembers(ref frame);
                break;
        }
    }

    private void StepObject(ref Frame frame)
    {
        var (tokenA, tokenB) = (a.Read(), b.Read());
        if (tokenA == JsonToken.Name && tokenB == JsonToken.Name && a.Key.SequenceEqual(b.Key))
        {
            path.PushKey(a.Key);
            a.Read();
            b.Read();
            CompareChild();
        }
        else if (tokenA == JsonToken.EndObject && tokenB == JsonToken.EndObject)
        {
            Pop();
        }
        else
        {
            frame.Kind = FrameKind.Members;
            (frame.First, frame.Keys) = (members.Count, members.Used);
            frame.Next = frame.First;
            frame.EndA = NoteMembers(a, inReference: true);
            frame.EndB = NoteMembers(b, inReference: false);
            members.Match(frame.First);
        }
    }

    private void StepArray()
    {
        var (tokenA, tokenB) = (a.Read(), b.Read());
        path.NextIndex();
        if (tokenA != JsonToken.EndArray && tokenB != JsonToken.EndArray)
        {
            CompareChild();
            return;
        }

        for (; tokenA != JsonToken.EndArray; tokenA = a.Read(), path.NextIndex())
            AddLeaves(a, inReference: true);
        for (; tokenB != JsonToken.EndArray; tokenB = b.Read(), path.NextIndex())
            AddLeaves(b, inReference: false);
        Pop();
    }

    private void StepMembers(ref Frame frame)
    {
        if (frame.Next == members.Count)
        {
            members.Truncate(frame.First, frame.Keys);
            a.Return(frame.EndA);
            b.Return(frame.EndB);
            Pop();
            return;
        }

        var member = members[frame.Next++];
        path.PushKey(members.Key(member));
        if (member.A is { } placeA)
            Enter(a, placeA);
        if (member.B is { } placeB)
            Enter(b, placeB);
        if (member.A is not null && member.B is not null)
        {
            CompareChild();
        }
        else
        {
            AddLeaves(member.A is null ? b : a, inReference: member.A is not null);
            path.Pop();
        }
    }

    /// <summary>Compares the value of a key or an element. Its key is taken off the path when it is done.</summary>
    private void CompareChild()
    {
        var outside = depth;
        CompareValue();
        if (depth == outside && path.EndsInKey)
            path.Pop();
    }

    private JsonPosition NoteMembers(JsonCursor cursor, bool inReference)
    {
        while (cursor.Token == JsonToken.Name)
        {
            members.Add(cursor, inReference);
            cursor.Read();
            cursor.Skip();
            cursor.Read();
        }

        return cursor.Mark();
    }

    /// <summary>Adds every leaf of a value that only one file has.</summary>
    private void AddLeaves(JsonCursor cursor, bool inReference)
    {
        if (cursor.IsOnLeaf)
        {
            Leaves++;
            differences.Add(path, inReference ? cursor : null, inReference ? null : cursor);
            return;
        }

        var outside = cursor.Depth - 1;
        if (cursor.Token == JsonToken.StartArray)
            path.PushIndex(-1);
        while (Advance(cursor, outside))
        {
            if (!cursor.IsOnLeaf)
                continue;
            Leaves++;
            differences.Add(path, inReference ? cursor : null, inReference ? null : cursor);
            LeaveValue();
        }
    }

    /// <summary>Goes to the next token inside a value, and keeps the path in step with it.</summary>
    /// <returns>False where the value ended.</returns>
    private bool Advance(JsonCursor cursor, int outside)
    {
        var token = cursor.Read();
        switch (token)
        {
            case JsonToken.Name:
                path.PushKey(cursor.Key);
                return true;
            case JsonToken.EndArray or JsonToken.EndObject:
                if (token == JsonToken.EndArray)
                    path.Pop();
                if (cursor.Depth == outside)
                    return false;
                LeaveValue();
                return true;
        }

        if (!path.EndsInKey)
            path.NextIndex();
        if (token == JsonToken.StartArray)
            path.PushIndex(-1);
        return true;
    }

    private void LeaveValue()
    {
        if (path.EndsInKey)
            path.Pop();
    }

    private static void Enter(JsonCursor cursor, JsonPosition place)
    {
        cursor.Return(place);
        cursor.Read();
    }

    private void Push(FrameKind kind)
    {
        if (depth == frames.Length)
            Array.Resize(ref frames, depth * 2);
        frames[depth++] = new Frame { Kind = kind };
        if (kind == FrameKind.Array)
            path.PushIndex(-1);
    }

    private void Pop()
    {
        if (frames[--depth].Kind == FrameKind.Array)
            path.Pop();
        if (depth > 0)
            LeaveValue();
    }

    private struct Frame
    {
        public FrameKind Kind;
        public int First;
        public int Keys;
        public int Next;
        public JsonPosition EndA;
        public JsonPosition EndB;
    }
}
