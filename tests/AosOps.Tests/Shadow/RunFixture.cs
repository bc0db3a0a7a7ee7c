using System.Text;
using AosOps.Shadow;
using AosOps.Tests.Shadow.Log;

namespace AosOps.Tests.Shadow;

/// <summary>A run of 2 December 2025, 13:12:19: its log and its run directory side by side, in a directory of their own.</summary>
internal sealed class RunFixture : IDisposable
{
    private const string Stamp = "20251202_131219";

    private readonly TempDirectory temp = new();

    public RunFixture() => Directory.CreateDirectory(Path.Combine(RunDirectory, "golden"));

    public string Root => temp.Path;

    public string LogPath => temp[$"shadow_24h_{Stamp}.log"];

    public string RunDirectory => temp[$"shadow_simulation_{Stamp}"];

    public ShadowRun Run => new()
    {
        Name = Stamp,
        StartedAt = new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.FromHours(1)),
        LogPath = File.Exists(LogPath) || Directory.Exists(LogPath) ? LogPath : null,
        Directory = Directory.Exists(RunDirectory) ? RunDirectory : null,
    };

    public string this[params string[] parts] => temp[parts];

    /// <summary>Writes the log, last written to at a time of 2 December 2025 in UTC, which is one hour behind local time.</summary>
    public RunFixture WithLog(LogText text, string writtenAt = "12:15:00")
    {
        File.WriteAllBytes(LogPath, text.ToBytes());
        File.SetLastWriteTimeUtc(LogPath, DateTime.Parse($"2025-12-02T{writtenAt}Z", null, System.Globalization.DateTimeStyles.AdjustToUniversal));
        return this;
    }

    public RunFixture WithGolden(string runId, int bytes = 400)
    {
        temp.Write(Path.Combine(RunDirectory, "golden", runId + ".golden.json"), new byte[bytes]);
        return this;
    }

    public RunFixture WithGolden(string runId, string content)
    {
        File.WriteAllText(GoldenPath(runId), content);
        return this;
    }

    public string GoldenPath(string runId) => Path.Combine(RunDirectory, "golden", runId + ".golden.json");

    public RunFixture WithReport(int cycle, string json)
    {
        temp.Write(Path.Combine(RunDirectory, "reports", $"cycle_{cycle}.json"), json);
        return this;
    }

    /// <summary>Writes a cycle report with mismatches, some of them detailed.</summary>
    public RunFixture WithReport(int cycle, int replays, int mismatches, params string[] detailed)
    {
        var details = new StringBuilder();
        foreach (var runId in detailed)
        {
            details.Append(details.Length == 0 ? "" : ",").Append($$"""
                {"original_run_id":"{{runId}}","replay_run_id":"shadow-1","original_hash":"aa","replay_hash":"bb","match":false,
                 "diff_details":"Mismatch at step 2: original=mock_io:0011223344556677, replay=mock_io:8899aabbccddeeff"}
                """);
        }

        return WithReport(cycle, $$"""
            {"timestamp":"2025-12-02T12:13:0{{cycle % 10}}+00:00","primary":{"total":{{replays}},"successful":{{replays}},"failed":0},
             "shadow":{"total_replays":{{replays}},"matches":{{replays - mismatches}},"mismatches":{{mismatches}}},
             "mismatch_details":[{{details}}],"passed":{{(mismatches == 0 ? "true" : "false")}}}
            """);
    }

    public void Dispose() => temp.Dispose();
}
