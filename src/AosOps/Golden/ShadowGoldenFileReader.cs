using AosOps.Json;
using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>
/// Reads golden files of shadow runs, strictly: exactly the fields of the format, each once and of its type, in one JSON
/// object. A byte order mark is skipped. Whatever else a file holds, it is an error that names the line.
/// </summary>
public static class ShadowGoldenFileReader
{
    /// <summary>Reads a golden file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The golden file.</returns>
    /// <exception cref="AosException">
    /// It is not a golden file of a shadow run (<see cref="ErrorIds.GoldenFileInvalid"/>), or cannot be opened or read.
    /// </exception>
    public static ShadowGoldenFile Read(string path)
    {
        var cursor = new JsonCursor();
        try
        {
            using var file = cursor.Open(path);
            return Parse(cursor, path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause);
        }
    }

    /// <summary>Reads a golden file from its bytes.</summary>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="path">Its path, for the error.</param>
    /// <returns>The golden file.</returns>
    /// <exception cref="AosException">It is not a golden file of a shadow run (<see cref="ErrorIds.GoldenFileInvalid"/>).</exception>
    public static ShadowGoldenFile Parse(ReadOnlySpan<byte> content, string path)
    {
        var cursor = new JsonCursor();
        cursor.Load(content);
        return Parse(cursor, path);
    }

    /// <summary>Reads a golden file with a cursor that stands at its beginning.</summary>
    internal static ShadowGoldenFile Parse(JsonCursor cursor, string path)
    {
        try
        {
            return ShadowGoldenFileParser.Parse(cursor);
        }
        catch (JsonFormatException wrong)
        {
            throw Invalid(path, wrong.Message, cursor.LineAt(wrong.Offset), wrong);
        }
    }

    /// <summary>Says that a file is not a golden file of a shadow run.</summary>
    internal static AosException Invalid(string path, string why, long? line, Exception? cause = null) =>
        new(ErrorIds.GoldenFileInvalid, FailureKind.InvalidData, $"'{path}' is not a golden file of a shadow run: {why}.", cause)
        {
            FilePath = path,
            Line = line,
            Remedy = "Keep it as evidence; Get-GoldenSummary says what the run's own reports say.",
        };
}
