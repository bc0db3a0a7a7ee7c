using AosOps.Configuration;
using AosOps.Golden.Archives;
using AosOps.Shadow;
using AosOps.Simulation;
using AosOps.Workflow;

namespace AosOps.Tests.Shadow.Simulation;

/// <summary>A run in a directory of its own, under a clock that jumps: it takes no time.</summary>
internal sealed class SimulatedRun : IDisposable
{
    private readonly TempDirectory temp = new();
    private Func<string?> emergencyStop = static () => null;

    public SimulatedRun()
    {
        Options = new ShadowRunOptions
        {
            OutputDirectory = temp["shadow_simulation_20251202_131219"],
            LogPath = temp["shadow_24h_20251202_131219.log"],
            Seed = 1,
        };
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public JumpingClock Clock { get; } = new(new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.Zero));

    public ShadowRunOptions Options { get; set; }

    public IWorkflowEngine Engine { get; set; } = new Workload();

    public RecordingSender? Alerts { get; set; }

    public RecordingObserver Observer { get; } = new();

    public string Directory => temp.Path;

    public string Golden => Path.Combine(Options.OutputDirectory, "golden");

    public string Reports => Path.Combine(Options.OutputDirectory, "reports");

    public string[] GoldenFiles => System.IO.Directory.GetFiles(Golden);

    public string[] Log => File.ReadAllLines(Options.LogPath);

    public AosConfiguration Configuration => new() { StateDirectory = temp.Path, RunRoot = temp.Path, ArchiveDirectory = temp["archive"] };

    public ShadowRunFinder Finder => new(Configuration);

    /// <summary>Whether the run and its replay look for golden files in archives too.</summary>
    public bool UsesArchives { get; set; }

    public Task<ShadowRunResult> RunAsync(CancellationToken? token = null) =>
        new ShadowRunner(Options, Engine, emergencyStop, Alerts, Clock) { FlushesToDisk = false, Archives = Archives }.RunAsync(Observer, token ?? Token);

    /// <summary>Has the run look at a flag, which is not set yet.</summary>
    /// <returns>The flag's path.</returns>
    public string UseEmergencyStop()
    {
        emergencyStop = new EmergencyStop(temp["stop"], static _ => null, Clock).WhyStopped;
        return temp["stop"];
    }

    /// <summary>Does something at a moment of the run, while it waits for its next cycle.</summary>
    public void At(TimeSpan moment, Action act)
    {
        var done = false;
        Clock.Watchers.Add(now =>
        {
            if (done || now < moment)
                return;
            done = true;
            act();
        });
    }

    public ShadowLogStatistics Statistics() => new ShadowLogReader(Clock).Read(Options.LogPath, Token);

    public Task<List<CycleReport>> ReadReportsAsync() => CycleReportReader.ReadAllAsync(Reports, Token).ToListAsync(Token).AsTask();

    public Task<List<ShadowReplay>> ReplayAsync() =>
        new ShadowReplayer(Finder, new Workload(), TimeProvider.System) { Archives = Archives }.ReplayAsync(Options.OutputDirectory, Observer, Token).ToListAsync(Token).AsTask();

    public void Dispose() => temp.Dispose();

    private GoldenArchiveCatalog? Archives => UsesArchives ? new GoldenArchiveCatalog(Configuration) : null;
}
