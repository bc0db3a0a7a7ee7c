using System.Text;
using AosOps.Shadow;
using AosOps.Tests.Shadow.Log;

namespace AosOps.Tests.Shadow;

/// <summary>A run whose log, reports and golden files are what a test writes.</summary>
internal sealed class LoggedRun : IDisposable
{
    private const string Name = "20251202_131219";

    private readonly TempDirectory temp = new();

    public LoggedRun() => Directory.CreateDirectory(Path);

    public string Path => temp[$"shadow_simulation_{Name}"];

    public string LogPath => temp[$"shadow_24h_{Name}.log"];

    public ShadowRun Run => new()
    {
        Name = Name,
        StartedAt = new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.FromHours(1)),
        LogPath = File.Exists(LogPath) ? LogPath : null,
        Directory = Directory.Exists(Path) ? Path : null,
    };

    public LoggedRun Log(Func<LogText, LogText> write) => Log(write(new LogText()).ToBytes());

    public LoggedRun Log(ReadOnlySpan<byte> content)
    {
        temp.Write(System.IO.Path.GetFileName(LogPath), content);
        return this;
    }

    /// <summary>Writes the report of a cycle with mismatches, some of them described.</summary>
    public LoggedRun Report(int cycle, int mismatches, params string[] describedRunIds)
    {
        var details = describedRunIds.Select(runId => $$"""
            {"original_run_id": "{{runId}}", "replay_run_id": "shadow-{{cycle}}", "original_hash": "aa", "replay_hash": "bb", "match": false,
             "diff_details": "Mismatch at step 2: original=mock_io:e0f1, replay=mock_io:7aa2"}
            """);
        return Report(cycle, $$"""
            {"timestamp": "2025-12-02T12:12:20+00:00", "primary": {"total": 60, "successful": 60, "failed": 0},
             "shadow": {"total_replays": 60, "matches": {{60 - mismatches}}, "mismatches": {{mismatches}}},
             "mismatch_details": [{{string.Join(",", details)}}], "passed": {{(mismatches == 0 ? "true" : "false")}}}
            """);
    }

    public LoggedRun Report(int cycle, string content)
    {
        temp.Write($"shadow_simulation_{Name}/reports/cycle_{cycle}.json", content);
        return this;
    }

    /// <summary>Writes a golden file.</summary>
    public string Golden(string runId, string content = "{}") =>
        temp.Write($"shadow_simulation_{Name}/golden/{runId}.golden.json", Encoding.UTF8.GetBytes(content));

    public void Dispose() => temp.Dispose();
}
