using AosOps.Json;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Opens a report of a run and says, where it cannot be read, why and where.</summary>
internal static class ReportFile
{
    /// <summary>Reads a report with a cursor that stands on its first token.</summary>
    /// <typeparam name="T">The type of the report.</typeparam>
    /// <param name="cursor">The cursor to use.</param>
    /// <param name="path">The report's file.</param>
    /// <param name="parse">Reads the report.</param>
    /// <param name="refuse">Makes the report that says why there is none.</param>
    /// <returns>The report.</returns>
    public static T Read<T>(JsonCursor cursor, string path, Func<JsonCursor, T> parse, Func<string, T> refuse)
    {
        try
        {
            using var file = cursor.Open(path);
            return Read(cursor, parse, wrong => refuse($"{path}, line {cursor.LineAt(wrong.Offset)}: {Explain(cursor.Content, wrong.Message)}."));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return refuse(AosException.FromFile(path, cause).Message);
        }
    }

    private static T Read<T>(JsonCursor cursor, Func<JsonCursor, T> parse, Func<JsonFormatException, T> refuse)
    {
        try
        {
            return ReadOnly(cursor, parse);
        }
        catch (JsonFormatException wrong)
        {
            return refuse(wrong);
        }
    }

    private static T ReadOnly<T>(JsonCursor cursor, Func<JsonCursor, T> parse)
    {
        cursor.NextValue();
        if (cursor.Token is not (JsonToken.StartObject or JsonToken.EmptyObject))
            throw new JsonFormatException("it is not a JSON object", cursor.TokenOffset);
        var report = parse(cursor);
        cursor.NextValue();
        return report;
    }

    private static string Explain(ReadOnlySpan<byte> content, string wrong)
    {
        var text = content.Trim(" \r\n\t"u8);
        if (text.StartsWith("Traceback "u8))
            return $"a Python traceback stands in place of the report ({JsonText.ToString(text[(text.LastIndexOf((byte)'\n') + 1)..])})";
        return text.StartsWith("<"u8) ? "HTML or XML stands in place of the report" : wrong;
    }
}
