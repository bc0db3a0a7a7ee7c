using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Simulation;

namespace AosOps.Benchmarks;

/// <summary>What is measured: made by the project's own simulator, and kept for the next time.</summary>
internal sealed class BenchmarkData : IAsyncDisposable
{
    private const long LargeLogBytes = 1L << 30;
    private const int WorkflowsPerCycle = 9;

    private readonly string folder;

    private BenchmarkData(string folder) => this.folder = folder;

    /// <summary>The cycles of the run.</summary>
    public const int Cycles = 2_881;

    /// <summary>The golden files of the run.</summary>
    public const int GoldenFiles = Cycles * WorkflowsPerCycle;

    /// <summary>The run directory.</summary>
    public string Run => Path.Combine(folder, "shadow_simulation_20251202_131219");

    /// <summary>The golden files of the run.</summary>
    public string Golden => Path.Combine(Run, "golden");

    /// <summary>A copy of them.</summary>
    public string GoldenCopy => Path.Combine(folder, "copy");

    /// <summary>A folder of as many golden files as several runs leave.</summary>
    public string ManyGolden => Path.Combine(folder, "many", "shadow_simulation_20251201_131219", "golden");

    /// <summary>The golden files in <see cref="ManyGolden"/>.</summary>
    public const int ManyGoldenFiles = 100_000;

    /// <summary>The log of the run.</summary>
    public string SmallLog => Path.Combine(folder, "shadow_24h_20251202_131219.log");

    /// <summary>A log of a gibibyte.</summary>
    public string LargeLog => Path.Combine(folder, "large", "shadow_24h_20251203_131219.log");

    /// <summary>The size of <see cref="LargeLog"/>, in words.</summary>
    public const string LargeLogSize = "1 GiB";

    /// <summary>The checkpoint of <see cref="SmallLog"/>.</summary>
    public string SmallLogCheckpoint => Path.Combine(folder, "small.checkpoint");

    /// <summary>The checkpoint of <see cref="LargeLog"/>.</summary>
    public string LargeLogCheckpoint => Path.Combine(folder, "large", "large.checkpoint");

    /// <summary>Where the golden files of the run are archived; made anew for each measurement.</summary>
    public string ArchiveRoot => Path.Combine(folder, "archiving");

    /// <summary>A run of golden files of 64 KiB, two gigabytes of them. Made when it is first asked for.</summary>
    public string LargeFilesRun
    {
        get
        {
            var run = Path.Combine(folder, "large-files", "shadow_simulation_20251204_131219");
            var complete = Path.Combine(folder, "large-files", "complete");
            if (!File.Exists(complete))
            {
                WriteLargeFiles(Directory.CreateDirectory(Path.Combine(run, "golden")).FullName);
                File.WriteAllText(complete, "");
            }

            return run;
        }
    }

    private string Complete => Path.Combine(folder, "complete-2");

    /// <summary>Makes the data, or finds what was made before.</summary>
    public static async Task<BenchmarkData> PrepareAsync(string directory, CancellationToken cancellationToken)
    {
        var data = new BenchmarkData(Path.Combine(directory, "data"));
        if (File.Exists(data.Complete))
            return data;
        if (Directory.Exists(data.folder))
            Directory.Delete(data.folder, recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(data.LargeLog)!);
        await data.ExecuteRunAsync(cancellationToken);
        data.CopyGoldenFiles();
        data.WriteManyGoldenFiles(cancellationToken);
        data.WriteLargeLog(cancellationToken);
        await File.WriteAllTextAsync(data.Complete, "", cancellationToken);
        return data;
    }

    /// <summary>Removes the checkpoints; the rest is kept.</summary>
    public ValueTask DisposeAsync()
    {
        File.Delete(SmallLogCheckpoint);
        File.Delete(LargeLogCheckpoint);
        return ValueTask.CompletedTask;
    }

    private ShadowRunOptions Options() => new()
    {
        Cycles = Cycles,
        WorkflowsPerCycle = WorkflowsPerCycle,
        OutputDirectory = Run,
        LogPath = SmallLog,
        Seed = 1,
    };

    private static JumpingClock Clock() => new(new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.Zero));

    private async Task ExecuteRunAsync(CancellationToken cancellationToken)
    {
        var runner = new ShadowRunner(Options(), new Workload(), static () => null, alerts: null, Clock()) { FlushesToDisk = false };
        var result = await runner.RunAsync(new SilentObserver(), cancellationToken);
        if (result.Replays != GoldenFiles)
            throw new InvalidOperationException($"The run replayed {result.Replays} of {GoldenFiles} workflows.");
    }

    /// <summary>Golden files as the run wrote them, one after another, each file beginning with another one.</summary>
    private void WriteLargeFiles(string golden)
    {
        const int Files = 32_768;
        const int Bytes = 64 << 10;
        using var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(Golden))
            all.Write(File.ReadAllBytes(file));
        var content = all.ToArray();
        for (var i = 0; i < Files; i++)
            File.WriteAllBytes(Path.Combine(golden, $"primary-w0-{i:x8}.golden.json"), content.AsSpan((int)((long)i * 7919 * 64 % (content.Length - Bytes)), Bytes).ToArray());
    }

    private void CopyGoldenFiles()
    {
        Directory.CreateDirectory(GoldenCopy);
        foreach (var file in Directory.EnumerateFiles(Golden))
            File.Copy(file, Path.Combine(GoldenCopy, Path.GetFileName(file)));
    }

    /// <summary>They are only listed: their content does not matter.</summary>
    private void WriteManyGoldenFiles(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(ManyGolden);
        var content = File.ReadAllBytes(Directory.EnumerateFiles(Golden).First());
        for (var number = 0; number < ManyGoldenFiles; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.WriteAllBytes(Path.Combine(ManyGolden, $"primary-w{number % 3}-{number:x8}.golden.json"), content);
        }
    }

    private void WriteLargeLog(CancellationToken cancellationToken)
    {
        using var file = new FileStream(LargeLog, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 20);
        var clock = Clock();
        var log = new ShadowRunLog(file.Write, clock, isVerbose: true);
        log.Begin(Options());
        for (var cycle = 1; file.Position < LargeLogBytes; cycle++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            log.CycleBegan(cycle);
            log.CycleSucceeded(cycle, WorkflowsPerCycle, WorkflowsPerCycle);
            if (cycle % 10 == 0)
                log.Progress(cycle, cycle * WorkflowsPerCycle, mismatches: 0, TimeSpan.FromDays(1));
            clock.CreateTimer(static _ => { }, null, TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan).Dispose();
        }
    }

    private sealed class SilentObserver : IOperationObserver
    {
        public void Report(OperationProgress value)
        {
        }

        public void Fail(AosException failure, object? target = null) => throw failure;

        public void Warn(string message)
        {
        }

        public void Detail(string message)
        {
        }
    }
}
