using System.Text.Json;
using AosOps.Shadow;

namespace AosOps.Golden;

/// <summary>The JSON of a summary. Existing tooling reads it, so its names stay.</summary>
internal static class GoldenSummaryJson
{
    /// <summary>Writes a summary.</summary>
    public static void Write(Utf8JsonWriter writer, GoldenSummary summary)
    {
        writer.WriteStartObject();
        GoldenJson.WriteText(writer, "directory", summary.Directory);
        writer.WriteString("analyzed_at", summary.AnalyzedAt);
        writer.WriteNumber("cycles", summary.Cycles);
        writer.WriteNumber("total_workflows", summary.TotalWorkflows);
        writer.WriteNumber("total_replays", summary.TotalReplays);
        writer.WriteNumber("total_mismatches", summary.TotalMismatches);
        WriteDetails(writer, summary.MismatchDetails);
        WriteCycles(writer, summary.CycleSummaries);
        writer.WriteNumber("golden_file_count", summary.GoldenFileCount);
        writer.WriteNumber("golden_dir_size_bytes", summary.GoldenSizeBytes);
        writer.WriteNumber("mismatch_rate", summary.MismatchRate);
        writer.WriteBoolean("passed", summary.Passed);
        writer.WriteString("verdict", summary.Verdict);
        writer.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter writer, IReadOnlyList<ReplayMismatch> details)
    {
        writer.WriteStartArray("mismatch_details");
        foreach (var detail in details)
        {
            writer.WriteStartObject();
            GoldenJson.WriteText(writer, "original_run_id", detail.OriginalRunId);
            GoldenJson.WriteText(writer, "replay_run_id", detail.ReplayRunId);
            GoldenJson.WriteText(writer, "original_hash", detail.OriginalHash);
            GoldenJson.WriteText(writer, "replay_hash", detail.ReplayHash);
            writer.WriteBoolean("match", false);
            GoldenJson.WriteText(writer, "diff_details", detail.DiffDetails);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCycles(Utf8JsonWriter writer, IReadOnlyList<CycleReport> reports)
    {
        writer.WriteStartArray("cycle_summaries");
        foreach (var report in reports)
        {
            writer.WriteStartObject();
            writer.WriteNumber("cycle", report.Cycle);
            if (report.Error is not null)
            {
                GoldenJson.WriteText(writer, "error", report.Error);
            }
            else
            {
                writer.WriteNumber("workflows", report.Workflows);
                writer.WriteNumber("replays", report.Replays);
                writer.WriteNumber("mismatches", report.Mismatches);
                writer.WriteBoolean("passed", report.Passed);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
