using AosOps.Json;

namespace AosOps.Golden;

/// <summary>Walks a value that only one of two files has: every leaf of it is a difference.</summary>
/// <param name="path">The path, which ends at the value, and does so again afterwards.</param>
/// <param name="differences">Gathers the leaves.</param>
internal sealed class OneSidedLeaves(JsonPath path, DifferenceCollector differences)
{
    /// <summary>Adds the leaves of the value on whose first token a cursor stands.</summary>
    /// <returns>How many there are.</returns>
    public long Add(JsonCursor cursor, bool inReference)
    {
        var (a, b) = inReference ? (cursor, (JsonCursor?)null) : (null, cursor);
        if (cursor.IsOnLeaf)
        {
            differences.Add(path, a, b);
            return 1;
        }

        var leaves = 0L;
        var outside = cursor.Depth - 1;
        if (cursor.Token == JsonToken.StartArray)
            path.PushIndex(-1);
        while (Advance(cursor, outside))
        {
            if (!cursor.IsOnLeaf)
                continue;
            leaves++;
            differences.Add(path, a, b);
            LeaveValue();
        }

        return leaves;
    }

    /// <summary>Goes to the next token inside the value, and keeps the path in step with it.</summary>
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

    /// <summary>Takes the key of a value that ended off the path; an index stays, for the next element.</summary>
    private void LeaveValue()
    {
        if (path.EndsInKey)
            path.Pop();
    }
}
