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
    public static ShadowGoldenFile Read(string path) => Read(new JsonCursor(), path);

    /// <summary>Reads a golden file with a cursor, which keeps its bytes for whoever asks for them.</summary>
    internal static ShadowGoldenFile Read(JsonCursor cursor, string path)
    {
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

    private static ShadowGoldenFile Parse(JsonCursor cursor, string path)
    {
        try
        {
            return ShadowGoldenFileParser.Parse(cursor);
        }
        catch (JsonFormatException wrong)
        {
            throw new AosException(ErrorIds.GoldenFileInvalid, FailureKind.InvalidData, $"'{path}' is not a golden file of a shadow run: {wrong.Message}.", wrong)
            {
                FilePath = path,
                Line = cursor.LineAt(wrong.Offset),
                Remedy = "Keep it as evidence; Get-GoldenSummary says what the run's own reports say.",
            };
        }
    }
}
