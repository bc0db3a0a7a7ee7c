using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using AosOps.IO;
using AosOps.Json;
using AosOps.Operations;

namespace AosOps.Golden;

/// <summary>Writes comparisons and summaries as the JSON that existing tooling reads.</summary>
public static class GoldenJson
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Passes comparisons on and, when they have ended, writes them: one as an object, several as a list of such objects,
    /// each with its run id, outcome and cause.
    /// </summary>
    /// <param name="path">The file to create or replace, atomically.</param>
    /// <param name="diffs">The comparisons, with their details.</param>
    /// <param name="cancellationToken">Ends the work; an existing file stays as it is.</param>
    /// <returns>The comparisons, streamed.</returns>
    /// <exception cref="AosException">The file cannot be written.</exception>
    public static async IAsyncEnumerable<GoldenDiff> SaveAsync(
        string path, IAsyncEnumerable<GoldenDiff> diffs, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(diffs);
        var all = new List<GoldenDiff>();
        await foreach (var diff in diffs.WithCancellation(cancellationToken))
        {
            all.Add(diff);
            yield return diff;
        }

        await SaveAsync(path, writer => WriteAll(writer, all), cancellationToken);
    }

    /// <summary>Writes a summary.</summary>
    /// <param name="path">The file to create or replace, atomically.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="cancellationToken">Ends the work; an existing file stays as it is.</param>
    /// <returns>The summary, when the file is on disk.</returns>
    /// <exception cref="AosException">The file cannot be written.</exception>
    public static async Task<GoldenSummary> SaveAsync(string path, GoldenSummary summary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(summary);
        await SaveAsync(path, writer => GoldenSummaryJson.Write(writer, summary), cancellationToken);
        return summary;
    }

    /// <summary>The name of a category in JSON.</summary>
    internal static string Name(LeafCategory category) => category switch
    {
        LeafCategory.VolatileLeak => "VOLATILE_LEAK",
        LeafCategory.DeterminismViolation => "DETERMINISM_VIOLATION",
        LeafCategory.SeedMismatch => "SEED_MISMATCH",
        LeafCategory.HashMismatch => "HASH_MISMATCH",
        LeafCategory.UnseededRng => "UNSEEDED_RNG",
        LeafCategory.ExternalCall => "EXTERNAL_CALL",
        _ => "UNKNOWN",
    };

    /// <summary>Writes a string. Unpaired surrogates, which UTF-8 cannot hold, are escaped.</summary>
    internal static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        writer.WritePropertyName(name);
        WriteText(writer, text);
    }

    /// <inheritdoc cref="WriteText(Utf8JsonWriter, string, string?)"/>
    internal static void WriteText(Utf8JsonWriter writer, string? text)
    {
        if (text is null)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(JsonText.Quote(text), skipInputValidation: true);
    }

    private static async Task SaveAsync(string path, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(buffer, Layout))
            write(writer);
        buffer.Write("\n"u8);
        await AtomicFile.WriteAsync(path, async (stream, token) => await stream.WriteAsync(buffer.WrittenMemory, token), cancellationToken);
    }

    private static void WriteAll(Utf8JsonWriter writer, List<GoldenDiff> diffs)
    {
        if (diffs is [var only])
        {
            Write(writer, only, identified: false);
            return;
        }

        writer.WriteStartArray();
        foreach (var diff in diffs)
            Write(writer, diff, identified: true);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, GoldenDiff diff, bool identified)
    {
        writer.WriteStartObject();
        if (identified)
        {
            WriteText(writer, "run_id", diff.RunId);
            writer.WriteString("outcome", diff.Outcome.ToString());
            writer.WriteString("cause", diff.Cause.ToString());
        }

        if (diff.Error is not null)
            WriteText(writer, "error", diff.Error);
        writer.WriteNumber("total_keys", diff.TotalKeys);
        writer.WriteNumber("differences_count", diff.DifferenceCount);
        WritePaths(writer, "volatile_leaks", diff.VolatileLeaks);
        WritePaths(writer, "determinism_violations", diff.DeterminismViolations);
        WriteDifferences(writer, diff.Differences);
        writer.WriteBoolean("is_match", diff.IsMatch);
        writer.WriteString("severity", Name(diff.Severity));
        writer.WriteEndObject();
    }

    private static void WritePaths(Utf8JsonWriter writer, string name, IReadOnlyList<string> paths)
    {
        writer.WriteStartArray(name);
        foreach (var path in paths)
            WriteText(writer, path);
        writer.WriteEndArray();
    }

    private static void WriteDifferences(Utf8JsonWriter writer, IReadOnlyList<LeafDifference> differences)
    {
        writer.WriteStartArray("differences");
        foreach (var difference in differences)
        {
            writer.WriteStartObject();
            WriteText(writer, "key", difference.Key);
            WriteText(writer, "value_a", difference.ValueA);
            WriteText(writer, "value_b", difference.ValueB);
            writer.WriteString("diff_type", Name(difference.Category));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Name(CheckStatus severity) => severity == CheckStatus.Healthy ? "OK" : severity.ToString().ToUpper(CultureInfo.InvariantCulture);
}
