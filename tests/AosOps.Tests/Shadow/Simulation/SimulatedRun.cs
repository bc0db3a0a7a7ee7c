using AosOps.Shadow;
using AosOps.Simulation;

namespace AosOps.Tests.Shadow.Simulation;

/// <summary>A run in a directory of its own, under a clock that jumps: it takes no time.</summary>
internal sealed class SimulatedRun : IDisposable
{
    private readonly TempDirectory temp = new();

    public SimulatedRun()
    {
        Options = new ShadowRunOptions
        {
            OutputDirectory = temp["shadow_simulation_20251202_131219"],
            LogPath = temp["state", "shadow_24h_20251202_131219.log"],
            Seed = 1,
        };
    }

    public JumpingClock Clock { get; } = new(new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.Zero));

    public ShadowRunOptions Options { get; set; }

    public IWorkflowEngine Engine { get; set; } = new Workload();

    public Func<string?> EmergencyStop { get; set; } = static () => null;

    public IAlertSender? Alerts { get; set; }

    public RecordingObserver Observer { get; } = new();

    public string Golden => Path.Combine(Options.OutputDirectory, "golden");

    public string Reports => Path.Combine(Options.OutputDirectory, "reports");

    public string[] GoldenFiles => Directory.GetFiles(Golden);

    public string Log => File.ReadAllText(Options.LogPath);

    public Task<ShadowRunResult> RunAsync(CancellationToken? token = null) =>
        new ShadowRunner(Options, Engine, EmergencyStop, Alerts, Clock) { FlushesToDisk = false }.RunAsync(Observer, token ?? TestContext.Current.CancellationToken);

    public ShadowLogStatistics Statistics() => new ShadowLogReader(Clock).Read(Options.LogPath, TestContext.Current.CancellationToken);

    public Task<List<CycleReport>> ReadReportsAsync() => CycleReportReader.ReadAllAsync(Reports, TestContext.Current.CancellationToken).ToListAsync().AsTask();

    public void Dispose() => temp.Dispose();
}
