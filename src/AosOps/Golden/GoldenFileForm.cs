using AosOps.Json;

namespace AosOps.Golden;

/// <summary>Tells the two forms of a golden file apart: one JSON value, or, where it is not that, a value a line.</summary>
internal static class GoldenFileForm
{
    /// <summary>Says whether a file is to be read as lines: its first line is a value, and more follows.</summary>
    /// <exception cref="JsonFormatException">It is neither.</exception>
    public static bool ReadsLines(JsonCursor cursor)
    {
        try
        {
            cursor.Rewind(readsLines: false);
            cursor.NextValue();
            cursor.Skip();
            return cursor.NextValue();
        }
        catch (JsonFormatException) when (BeginsWithLine(cursor))
        {
            return true;
        }
    }

    /// <summary>Reads a file to its end, in whichever form it is.</summary>
    /// <returns>The number of its leaves.</returns>
    /// <exception cref="JsonFormatException">It is in neither form, or a line of it is not a value.</exception>
    public static long CountLeaves(JsonCursor cursor, CancellationToken cancellationToken)
    {
        try
        {
            return CountLeaves(cursor, readsLines: false, cancellationToken);
        }
        catch (JsonFormatException) when (BeginsWithLine(cursor))
        {
            return CountLeaves(cursor, readsLines: true, cancellationToken);
        }
    }

    private static long CountLeaves(JsonCursor cursor, bool readsLines, CancellationToken cancellationToken)
    {
        var leaves = 0L;
        cursor.Rewind(readsLines);
        while (cursor.NextValue())
        {
            cancellationToken.ThrowIfCancellationRequested();
            leaves += cursor.IsOnLeaf ? 1 : 0;
            while (cursor.Depth > 0)
            {
                cursor.Read();
                leaves += cursor.IsOnLeaf ? 1 : 0;
            }
        }

        return leaves;
    }

    private static bool BeginsWithLine(JsonCursor cursor)
    {
        try
        {
            cursor.Rewind(readsLines: true);
            cursor.NextValue();
            cursor.Skip();
            return cursor.IsAtLineEnd();
        }
        catch (JsonFormatException)
        {
            return false;
        }
    }
}
