using System.Security.Cryptography;
using AosOps.Configuration;
using AosOps.Golden;
using AosOps.Shadow;
using AosOps.Tests.Golden;

namespace AosOps.Tests.Shadow.Replay;

/// <summary>A run directory with one golden file of each workflow type, and the report of the cycle that wrote them.</summary>
internal sealed class RecordedRun : IDisposable
{
    private readonly TempDirectory directory = new();
    private readonly List<ShadowGoldenFile> files = [];

    public RecordedRun()
    {
        foreach (var type in new Workload().WorkflowTypes)
            Add(GoldenFileSample.Of(type, seed: 54321, runId: $"primary-w0-{files.Count:x8}"));
    }

    public string Path => directory["shadow_simulation_20251202_131219"];

    public ShadowGoldenFile this[string type] => files.First(file => file.WorkflowType == type);

    public string PathOf(ShadowGoldenFile file) => PathOf(file.RunId);

    public string PathOf(string runId) => System.IO.Path.Combine(Path, "golden", ShadowGoldenFile.FileName(runId));

    public void Add(ShadowGoldenFile file)
    {
        files.Add(file);
        Write(file.RunId, GoldenFileSample.Bytes(file));
    }

    /// <summary>Puts other content in the place of a golden file.</summary>
    public void Write(string runId, ReadOnlySpan<byte> content) =>
        directory.Write(System.IO.Path.GetRelativePath(directory.Path, PathOf(runId)), content);

    /// <summary>Writes the cycle report, as a run does that lists its golden files.</summary>
    public void Report() => WriteReport(string.Join(",", files.Select(file =>
        $"\"{file.RunId}\":\"{Convert.ToHexStringLower(SHA256.HashData(GoldenFileSample.Bytes(file)))}\"")));

    /// <summary>Writes the cycle report as the programs did that only counted.</summary>
    public void ReportCounts() => WriteReport(goldenFiles: null);

    public Task<List<ShadowReplay>> ReplayAsync(RecordingObserver? observer = null, IWorkflowEngine? engine = null, int repeats = 1, string? path = null) =>
        Replayer(engine, repeats).ReplayAsync(path ?? Path, observer ?? new RecordingObserver(), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken).AsTask();

    public ShadowReplayer Replayer(IWorkflowEngine? engine = null, int repeats = 1) =>
        new(Finder, engine ?? new Workload(), TimeProvider.System, repeats);

    public ShadowRun Run => Finder.Resolve(Path);

    private ShadowRunFinder Finder => new(new AosConfiguration { StateDirectory = directory["state"], RunRoot = directory.Path });

    public void Dispose() => directory.Dispose();

    private void WriteReport(string? goldenFiles)
    {
        var list = goldenFiles is null ? "" : $$""", "golden_files": {{{goldenFiles}}}""";
        directory.Write(
            System.IO.Path.GetRelativePath(directory.Path, System.IO.Path.Combine(Path, "reports", "cycle_7.json")),
            $$"""
            {"primary": {"total": {{files.Count}}, "successful": {{files.Count}}, "failed": 0},
             "shadow": {"total_replays": {{files.Count}}, "matches": {{files.Count}}, "mismatches": 0}, "passed": true{{list}}}
            """);
    }
}
