using AosOps.Json;

namespace AosOps.Shadow;

/// <summary>Reads the JSON of a cycle report. Keys that it does not know are read over.</summary>
internal static class CycleReportParser
{
    /// <summary>Reads the report on whose first token the cursor stands.</summary>
    /// <exception cref="JsonFormatException">It is not JSON, or lacks its counts.</exception>
    public static CycleReport Parse(JsonCursor cursor, int cycle, string path)
    {
        var report = new CycleReport { Cycle = cycle, Path = path };
        var (primary, shadow, passed) = (false, false, (bool?)null);
        if (cursor.Token == JsonToken.StartObject)
        {
            while (cursor.Read() == JsonToken.Name)
            {
                if (cursor.IsNext("timestamp"u8))
                    report = report with { Timestamp = cursor.ReadTime() };
                else if (cursor.IsNext("primary"u8))
                    (report, primary) = (ParsePrimary(cursor, report), true);
                else if (cursor.IsNext("shadow"u8))
                    (report, shadow) = (ParseShadow(cursor, report), true);
                else if (cursor.IsNext("mismatch_details"u8))
                    report = report with { MismatchDetails = ParseDetails(cursor) };
                else if (cursor.IsNext("golden_files"u8))
                    report = report with { GoldenFiles = ParseGoldenFiles(cursor) };
                else if (cursor.IsNext("passed"u8))
                    passed = cursor.ReadFlag();
                else
                    cursor.SkipNext();
            }
        }

        if (!primary || !shadow)
            throw new JsonFormatException($"the report has no '{(primary ? "shadow" : "primary")}' counts", cursor.TokenOffset);
        return report with { Passed = (passed ?? true) && report.Mismatches == 0 };
    }

    private static CycleReport ParsePrimary(JsonCursor cursor, CycleReport report)
    {
        var (total, successful, failed) = ((int?)null, 0, 0);
        for (var more = cursor.EnterObject(); more && cursor.Read() == JsonToken.Name;)
        {
            if (cursor.IsNext("total"u8))
                total = cursor.ReadCount();
            else if (cursor.IsNext("successful"u8))
                successful = cursor.ReadCount();
            else if (cursor.IsNext("failed"u8))
                failed = cursor.ReadCount();
            else
                cursor.SkipNext();
        }

        return report with { Workflows = total ?? throw Lacks(cursor, "primary.total"), Successful = successful, FailedWorkflows = failed };
    }

    private static CycleReport ParseShadow(JsonCursor cursor, CycleReport report)
    {
        var (replays, matches, mismatches) = ((int?)null, 0, (int?)null);
        for (var more = cursor.EnterObject(); more && cursor.Read() == JsonToken.Name;)
        {
            if (cursor.IsNext("total_replays"u8))
                replays = cursor.ReadCount();
            else if (cursor.IsNext("matches"u8))
                matches = cursor.ReadCount();
            else if (cursor.IsNext("mismatches"u8))
                mismatches = cursor.ReadCount();
            else
                cursor.SkipNext();
        }

        return report with
        {
            Replays = replays ?? throw Lacks(cursor, "shadow.total_replays"),
            Matches = matches,
            Mismatches = mismatches ?? throw Lacks(cursor, "shadow.mismatches"),
        };
    }

    private static List<ReplayMismatch> ParseDetails(JsonCursor cursor)
    {
        var details = new List<ReplayMismatch>();
        for (var more = cursor.EnterArray(); more && cursor.Read() != JsonToken.EndArray;)
            details.Add(ParseDetail(cursor));
        return details;
    }

    private static ReplayMismatch ParseDetail(JsonCursor cursor)
    {
        if (cursor.Token != JsonToken.StartObject)
            throw new JsonFormatException("a mismatch detail is not an object", cursor.TokenOffset);
        var (originalId, replayId, originalHash, replayHash, details) = ((string?)null, (string?)null, (string?)null, (string?)null, (string?)null);
        while (cursor.Read() == JsonToken.Name)
        {
            if (cursor.IsNext("original_run_id"u8))
                originalId = cursor.ReadText();
            else if (cursor.IsNext("replay_run_id"u8))
                replayId = cursor.ReadText();
            else if (cursor.IsNext("original_hash"u8))
                originalHash = cursor.ReadText();
            else if (cursor.IsNext("replay_hash"u8))
                replayHash = cursor.ReadText();
            else if (cursor.IsNext("diff_details"u8))
                details = cursor.ReadText();
            else
                cursor.SkipNext();
        }

        return new ReplayMismatch
        {
            OriginalRunId = originalId ?? throw Lacks(cursor, "original_run_id"),
            ReplayRunId = replayId,
            OriginalHash = originalHash,
            ReplayHash = replayHash,
            DiffDetails = details,
        };
    }

    private static Dictionary<string, string> ParseGoldenFiles(JsonCursor cursor)
    {
        var files = new Dictionary<string, string>();
        for (var more = cursor.EnterObject(); more && cursor.Read() == JsonToken.Name;)
        {
            // A key that stands there twice makes the report unreadable, but only at the end of the object.
            var runId = JsonText.ToString(cursor.Key);
            files[runId] = cursor.ReadText() ?? throw JsonValues.Wrong(cursor, "a string");
        }

        return files;
    }

    private static JsonFormatException Lacks(JsonCursor cursor, string field) => new($"the report has no '{field}'", cursor.TokenOffset);
}
