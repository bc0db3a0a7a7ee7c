using System.Text.Json;
using System.Text.Unicode;
using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>
/// Reads golden files of shadow runs, strictly: exactly the fields of the format, each once and of its type, in one JSON
/// object. A byte order mark is skipped. Whatever else a file holds, it is an error that names the line.
/// </summary>
public static class ShadowGoldenFileReader
{
    /// <summary>No golden file of a shadow run is larger: 1 MiB, some 2,000 times the usual size.</summary>
    public const int MaximumBytes = 1 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a golden file from its bytes.</summary>
    /// <param name="utf8">All bytes of the file.</param>
    /// <param name="path">Its path, for the error.</param>
    /// <returns>The golden file.</returns>
    /// <exception cref="AosException">It is not a golden file of a shadow run (<see cref="ErrorIds.GoldenFileInvalid"/>).</exception>
    public static ShadowGoldenFile Parse(ReadOnlySpan<byte> utf8, string path)
    {
        var text = utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
        if (text.IsEmpty)
            throw Invalid(path, "it is empty", line: null);
        if (!Utf8.IsValid(text))
            throw Invalid(path, "it is not valid UTF-8", line: null);
        var parser = new ShadowGoldenFileParser(text, path);
        try
        {
            return parser.Parse();
        }
        catch (JsonException cause)
        {
            throw Invalid(path, $"it is not one JSON value ({Reason(cause)})", cause.LineNumber + 1, cause);
        }
    }

    /// <summary>Describes a file that is not a golden file.</summary>
    internal static AosException Invalid(string path, string why, long? line, Exception? cause = null) =>
        new(ErrorIds.GoldenFileInvalid, FailureKind.InvalidData, $"'{path}' is not a golden file of a shadow run: {why}.", cause)
        {
            FilePath = path,
            Line = line,
            Remedy = "Keep the file as evidence, and compare the run with its cycle reports: Get-GoldenSummary.",
        };

    /// <summary>The reader's message ends in its own count of lines, from 0, which would contradict ours.</summary>
    private static string Reason(JsonException cause)
    {
        var position = cause.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = position < 0 ? cause.Message : cause.Message[..position];
        return reason.TrimEnd('.');
    }
}
