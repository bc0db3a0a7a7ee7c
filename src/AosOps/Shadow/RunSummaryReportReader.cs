using AosOps.Json;

namespace AosOps.Shadow;

/// <summary>
/// Reads the summary that a run writes at its end. Shell arithmetic writes its rate without the leading zero
/// (<c>"mismatch_rate": .070769</c>), which is not JSON and is read all the same.
/// </summary>
public static class RunSummaryReportReader
{
    /// <summary>Reads a summary.</summary>
    /// <param name="path">The file, <c>summary_YYYYMMDD_HHMMSS.json</c>.</param>
    /// <returns>The summary; where it cannot be read, its <see cref="RunSummaryReport.Error"/> says why.</returns>
    public static RunSummaryReport Read(string path) => ReportFile.Read(
        new JsonCursor { AllowsBareFraction = true },
        path,
        cursor => Parse(cursor, path),
        error => new RunSummaryReport { Path = path, Error = error });

    private static RunSummaryReport Parse(JsonCursor cursor, string path)
    {
        var report = new RunSummaryReport { Path = path };
        var statistics = false;
        while (cursor.Token != JsonToken.EmptyObject && cursor.Read() == JsonToken.Name)
        {
            if (cursor.IsNext("simulation"u8))
                report = ParseSimulation(cursor, report);
            else if (cursor.IsNext("statistics"u8))
                (report, statistics) = (ParseStatistics(cursor, report), true);
            else if (cursor.IsNext("status"u8))
                report = report with { Status = cursor.ReadText() };
            else
                cursor.SkipNext();
        }

        return statistics ? report : throw new JsonFormatException("the summary has no 'statistics'", cursor.TokenOffset);
    }

    private static RunSummaryReport ParseSimulation(JsonCursor cursor, RunSummaryReport report)
    {
        for (var more = cursor.EnterObject(); more && cursor.Read() == JsonToken.Name;)
        {
            if (cursor.IsNext("start_time"u8))
                report = report with { StartTime = cursor.ReadTime() };
            else if (cursor.IsNext("elapsed_seconds"u8))
                report = report with { Elapsed = TimeSpan.FromSeconds(cursor.ReadCount()) };
            else if (cursor.IsNext("target_hours"u8))
                report = report with { TargetHours = cursor.ReadDouble() };
            else if (cursor.IsNext("primary_workers"u8))
                report = report with { PrimaryWorkers = cursor.ReadCount() };
            else
                cursor.SkipNext();
        }

        return report;
    }

    private static RunSummaryReport ParseStatistics(JsonCursor cursor, RunSummaryReport report)
    {
        for (var more = cursor.EnterObject(); more && cursor.Read() == JsonToken.Name;)
        {
            if (cursor.IsNext("cycles_completed"u8))
                report = report with { CyclesCompleted = cursor.ReadCount() };
            else if (cursor.IsNext("total_workflows"u8))
                report = report with { TotalWorkflows = cursor.ReadCount() };
            else if (cursor.IsNext("total_replays"u8))
                report = report with { TotalReplays = cursor.ReadCount() };
            else if (cursor.IsNext("mismatches"u8))
                report = report with { Mismatches = cursor.ReadCount() };
            else if (cursor.IsNext("mismatch_rate"u8))
                report = report with { MismatchRate = cursor.ReadDouble() };
            else
                cursor.SkipNext();
        }

        return report;
    }
}
