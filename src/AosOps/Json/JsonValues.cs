using System.Buffers.Text;
using System.Globalization;

namespace AosOps.Json;

/// <summary>Reads values of a wanted type. A value of another type is not what the format says, and so an error.</summary>
internal static class JsonValues
{
    /// <summary>Says whether the key that was read is a certain one.</summary>
    public static bool IsNext(this JsonCursor cursor, ReadOnlySpan<byte> key) => cursor.Key.SequenceEqual(key);

    /// <summary>Reads over the value of the key that was read.</summary>
    public static void SkipNext(this JsonCursor cursor)
    {
        cursor.Read();
        cursor.Skip();
    }

    /// <summary>Enters the object that is the value of the key that was read.</summary>
    /// <returns>True where it has members; they follow.</returns>
    public static bool EnterObject(this JsonCursor cursor) => Entered(cursor, JsonToken.StartObject, JsonToken.EmptyObject, "an object");

    /// <summary>Enters the array that is the value of the key that was read.</summary>
    /// <returns>True where it has elements; they follow.</returns>
    public static bool EnterArray(this JsonCursor cursor) => Entered(cursor, JsonToken.StartArray, JsonToken.EmptyArray, "a list");

    /// <summary>Reads a number of things.</summary>
    public static int ReadCount(this JsonCursor cursor)
    {
        if (cursor.Read() == JsonToken.Number && Utf8Parser.TryParse(cursor.Raw, out int count, out var used) && used == cursor.Raw.Length && count >= 0)
            return count;
        throw Wrong(cursor, "a whole number from 0 to 2147483647");
    }

    /// <summary>Reads a number that may have a fraction.</summary>
    public static double ReadDouble(this JsonCursor cursor)
    {
        if (cursor.Read() == JsonToken.Number && double.TryParse(cursor.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return value;
        throw Wrong(cursor, "a number");
    }

    /// <summary>Reads true or false.</summary>
    public static bool ReadFlag(this JsonCursor cursor) => cursor.Read() switch
    {
        JsonToken.True => true,
        JsonToken.False => false,
        _ => throw Wrong(cursor, "true or false"),
    };

    /// <summary>Reads a string, or null.</summary>
    public static string? ReadText(this JsonCursor cursor) => cursor.Read() switch
    {
        JsonToken.String => JsonText.ToString(cursor.Text),
        JsonToken.Null => null,
        _ => throw Wrong(cursor, "a string"),
    };

    /// <summary>Reads a time in ISO 8601; one without an offset is UTC.</summary>
    public static DateTimeOffset? ReadTime(this JsonCursor cursor)
    {
        var text = cursor.ReadText();
        if (text is null)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Wrong(cursor, "a time in ISO 8601");
    }

    /// <summary>Says that the value that was read is not of the wanted type.</summary>
    public static JsonFormatException Wrong(JsonCursor cursor, string wanted) =>
        new($"'{JsonText.ToString(cursor.Key)}' is not {wanted}", cursor.TokenOffset);

    private static bool Entered(JsonCursor cursor, JsonToken start, JsonToken empty, string wanted)
    {
        var token = cursor.Read();
        return token == start || (token == empty ? false : throw Wrong(cursor, wanted));
    }
}
