using System.Buffers;
using System.Text.Json;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Writes the report at the end of a run as the first programs did, with numbers that are JSON, and beyond that what the run left undone.</summary>
internal static class RunSummaryReportWriter
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, IndentSize = 4, NewLine = "\n" };

    /// <summary>Writes the report of a run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="result">How the run went.</param>
    /// <param name="options">What it was to do.</param>
    /// <param name="start">When it began.</param>
    /// <returns>A task that ends when the report is on disk.</returns>
    /// <exception cref="AosException">It cannot be written.</exception>
    public static Task WriteAsync(string path, ShadowRunResult result, ShadowRunOptions options, DateTimeOffset start)
    {
        var content = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(content, Layout))
        {
            writer.WriteStartObject();
            WriteSimulation(writer, result, options, start);
            WriteStatistics(writer, result);
            writer.WriteString("state", result.State.ToString());
            writer.WriteString("status", result.Verdict == ShadowRunVerdict.Passed ? "healthy" : "degraded");
            writer.WriteEndObject();
        }

        content.Write("\n"u8);

        // What ended the run must not keep it from saying how it went.
        return AtomicFile.WriteAsync(path, (stream, token) => stream.WriteAsync(content.WrittenMemory, token).AsTask(), CancellationToken.None);
    }

    private static void WriteSimulation(Utf8JsonWriter writer, ShadowRunResult result, ShadowRunOptions options, DateTimeOffset start)
    {
        writer.WriteStartObject("simulation");
        writer.WriteString("start_time", start.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        writer.WriteNumber("elapsed_seconds", (long)result.Duration.TotalSeconds);
        writer.WriteString("elapsed_formatted", $"{(long)result.Duration.TotalHours}h {result.Duration.Minutes}m");
        writer.WriteNumber("target_hours", options.Duration.TotalHours);
        writer.WriteNumber("primary_workers", options.Workers);
        writer.WriteEndObject();
    }

    private static void WriteStatistics(Utf8JsonWriter writer, ShadowRunResult result)
    {
        writer.WriteStartObject("statistics");
        writer.WriteNumber("cycles_completed", result.Cycles);
        writer.WriteNumber("total_workflows", result.Workflows);
        writer.WriteNumber("total_replays", result.Replays);
        writer.WriteNumber("mismatches", result.Mismatches);
        writer.WriteNumber("mismatch_rate", result.Replays == 0 ? 0 : (double)result.Mismatches / result.Replays);
        writer.WriteNumber("crashed_cycles", result.CrashedCycles);
        writer.WriteNumber("not_replayed", result.NotReplayed);
        writer.WriteEndObject();
    }
}
