using System.Buffers;
using System.Text.Json;
using AosOps.Golden;

namespace AosOps.Shadow;

/// <summary>Writes the report of a cycle as the first programs did, and beyond that the golden files with their hashes, and why a cycle crashed.</summary>
internal static class CycleReportWriter
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffffzzz";

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="crash">Why the cycle crashed, or null.</param>
    /// <param name="buffer">Receives its bytes.</param>
    public static void Write(CycleReport report, string? crash, IBufferWriter<byte> buffer)
    {
        using (var writer = new Utf8JsonWriter(buffer, PythonJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("timestamp", report.Timestamp?.ToUniversalTime().ToString(TimeFormat));
            WriteCounts(writer, report);
            WriteDetails(writer, report.MismatchDetails);
            WriteGoldenFiles(writer, report.GoldenFiles ?? new Dictionary<string, string>());
            if (crash is not null)
                writer.WriteString("crash", crash);
            writer.WriteBoolean("passed", report.Passed);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    private static void WriteCounts(Utf8JsonWriter writer, CycleReport report)
    {
        writer.WriteStartObject("primary");
        writer.WriteNumber("total", report.Workflows);
        writer.WriteNumber("successful", report.Successful);
        writer.WriteNumber("failed", report.FailedWorkflows);
        writer.WriteEndObject();
        writer.WriteStartObject("shadow");
        writer.WriteNumber("total_replays", report.Replays);
        writer.WriteNumber("matches", report.Matches);
        writer.WriteNumber("mismatches", report.Mismatches);
        writer.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter writer, IReadOnlyList<ReplayMismatch> details)
    {
        writer.WriteStartArray("mismatch_details");
        foreach (var detail in details)
        {
            writer.WriteStartObject();
            writer.WriteString("original_run_id", detail.OriginalRunId);
            writer.WriteString("replay_run_id", detail.ReplayRunId);
            writer.WriteString("original_hash", detail.OriginalHash);
            writer.WriteString("replay_hash", detail.ReplayHash);
            writer.WriteBoolean("match", false);
            writer.WriteString("diff_details", detail.DiffDetails);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteGoldenFiles(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> files)
    {
        writer.WriteStartObject("golden_files");
        foreach (var (runId, sha256) in files)
            writer.WriteString(runId, sha256);
        writer.WriteEndObject();
    }
}
