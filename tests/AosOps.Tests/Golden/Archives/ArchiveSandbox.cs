using System.Diagnostics;
using System.Text;
using AosOps.Configuration;
using AosOps.Golden.Archives;
using AosOps.Golden.Storage;
using AosOps.Operations;
using AosOps.Tests.Golden.Retention;

namespace AosOps.Tests.Golden.Archives;

/// <summary>A machine's directories for one test: runs, the engine's golden files, archives, state.</summary>
internal sealed class ArchiveSandbox : IDisposable
{
    public const string Run = "shadow_simulation_20251202_131219";

    public ArchiveSandbox(string? archiveDirectory = null)
    {
        Configuration = new AosConfiguration
        {
            StateDirectory = Files["state"],
            RunRoot = Files["runs"],
            ArchiveDirectory = archiveDirectory ?? Files["archive"],
        };
        Directory.CreateDirectory(Golden);
        Directory.CreateDirectory(Configuration.EngineGoldenDirectory);
    }

    public TempDirectory Files { get; } = new();

    public FakeTime Clock { get; } = new(new DateTimeOffset(2025, 12, 9, 13, 0, 0, TimeSpan.Zero));

    public RecordingObserver Observer { get; } = new();

    public AosConfiguration Configuration { get; }

    /// <summary>The golden folder of the run.</summary>
    public string Golden => Files["runs", Run, "golden"];

    /// <summary>The archives that are there, by name.</summary>
    public string[] Archives => Directory.Exists(Configuration.ArchiveDirectory)
        ? [.. Directory.GetFiles(Configuration.ArchiveDirectory, "*.tgz").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Writes a file, a week old.</summary>
    public string Write(string directory, string name, string content = "{}", TimeSpan? age = null)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        File.SetLastWriteTimeUtc(path, (Clock.GetUtcNow() - (age ?? TimeSpan.FromDays(7))).UtcDateTime);
        return path;
    }

    /// <summary>Writes golden files of a run, a week old.</summary>
    public void WriteRun(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var runId = $"primary-w{i % 3}-{i:x8}";
            Write(Golden, runId + ".golden.json", GoldenFileSample.Text(GoldenFileSample.Of(((string[])["compute", "io", "llm"])[i % 3], (ulong)i, runId)));
        }
    }

    /// <summary>The content of a directory, by name.</summary>
    public static SortedDictionary<string, string> Content(string directory) => new(
        Directory.Exists(directory) ? Directory.GetFiles(directory).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllText) : [],
        StringComparer.Ordinal);

    public GoldenArchiveOptions Options() => new() { Destination = Configuration.ArchiveDirectory };

    /// <summary>Archives everything that is monitored.</summary>
    public async Task<List<GoldenCompression>> ArchiveAsync(GoldenArchiveOptions? options = null, GoldenFileFilter? filter = null, IChangeApproval? approval = null)
    {
        var selection = new GoldenFileSelection([], new MonitoredDirectories(Configuration).Find(), filter ?? GoldenFileFilter.All);
        var done = new List<GoldenCompression>();
        await foreach (var compression in new GoldenArchiver(Configuration, Clock).ArchiveAsync(selection, options ?? Options(), approval ?? new Approval(), Observer, TestContext.Current.CancellationToken))
            done.Add(compression);
        return done;
    }

    /// <summary>Archives nothing: what an interrupted process left is put in order all the same.</summary>
    public Task PutInOrderAsync() => ArchiveAsync(filter: new GoldenFileFilter { RunIds = ["none"] });

    /// <summary>Restores an archive.</summary>
    public async Task<GoldenRestoration> RestoreAsync(string archive, GoldenRestoreOptions? options = null)
    {
        var restored = await new GoldenArchiveRestorer(Configuration, Clock).RestoreAsync(archive, options ?? new GoldenRestoreOptions(), new Approval(), Observer, TestContext.Current.CancellationToken);
        Assert.NotNull(restored);
        return restored;
    }

    public static GoldenArchiveTest Test(string archive) => GoldenArchiveFinder.Test(archive, TestContext.Current.CancellationToken);

    /// <summary>Runs a line of the shell and gives its output.</summary>
    public static string Shell(string line)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output;
    }

    public void Dispose() => Files.Dispose();
}
