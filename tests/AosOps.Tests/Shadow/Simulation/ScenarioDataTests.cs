using System.Text;
using AosOps.Shadow;

namespace AosOps.Tests.Shadow.Simulation;

/// <summary>
/// The runs on which the scenarios of tests/scenarios work are those that the simulator makes here. After a change of
/// what a run writes, run these tests with AOSOPS_WRITE_SCENARIO_DATA=1: they then write the files anew.
/// </summary>
public sealed class ScenarioDataTests : IDisposable
{
    private readonly SimulatedRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_quick_run()
    {
        run.Options = run.Options.AsQuick();

        await run.RunAsync();

        Compare("quick");
    }

    [Fact]
    public async Task A_run_that_failed_with_mismatches_and_with_golden_files_tampered_with_after_their_replay()
    {
        run.Options = run.Options.AsQuick() with { WorkflowsPerCycle = 6 };
        run.Engine = OnceWrong(seed => seed % 8 == 0);
        run.At(TimeSpan.FromSeconds(3), () =>
        {
            var files = run.GoldenFiles.Order(StringComparer.Ordinal).ToArray();
            File.Delete(files[1]);
            File.WriteAllText(files[5], "<html><body>502 Bad Gateway</body></html>\n");
            File.WriteAllText(files[7], File.ReadAllText(files[7]).Replace("\"duration_ms\": 0", "\"duration_ms\": 7", StringComparison.Ordinal));
        });

        await run.RunAsync();

        Compare("failed");
    }

    [Fact]
    public async Task A_run_that_died_in_its_fourth_cycle()
    {
        run.Options = run.Options.AsQuick() with { Cycles = 4, WorkflowsPerCycle = 3 };
        await run.RunAsync();

        var log = await File.ReadAllTextAsync(run.Options.LogPath, SimulatedRun.Token);
        const string Last = "Running cycle 4...\n";
        await File.WriteAllTextAsync(run.Options.LogPath, log[..(log.IndexOf(Last, StringComparison.Ordinal) + Last.Length)], SimulatedRun.Token);
        File.Delete(Assert.Single(Directory.GetFiles(run.Reports, "summary_*")));
        await File.WriteAllTextAsync(
            Path.Combine(run.Reports, "cycle_4.json"),
            """
            Traceback (most recent call last):
              File "shadow_runner.py", line 156, in load_golden
                data = json.load(f)
            json.decoder.JSONDecodeError: Expecting value: line 8 column 5 (char 175)

            """,
            SimulatedRun.Token);

        Compare("aborted");
    }

    [Fact]
    public async Task The_log_of_a_run_that_told_only_of_its_progress()
    {
        run.Options = run.Options with { IsVerbose = false, Duration = TimeSpan.FromMinutes(10), WorkflowsPerCycle = 1 };
        await run.RunAsync();
        Directory.Delete(run.Options.OutputDirectory, recursive: true);

        Compare("quiet");
    }

    /// <summary>A workload that gives another result the first time that it executes certain seeds.</summary>
    private static ScriptedEngine OnceWrong(Func<ulong, bool> isWrong)
    {
        var (workload, seen) = (new Workload(), new HashSet<ulong>());
        return new ScriptedEngine((type, seed, _) =>
        {
            lock (seen)
                return workload.Execute(type, isWrong(seed) && seen.Add(seed) ? seed + 1 : seed);
        });
    }

    private void Compare(string name)
    {
        var folder = Path.Combine(Root(), "tests", "scenarios", "data", name);
        var made = Directory.GetFiles(run.Directory, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(run.Directory, path), Content);
        if (Environment.GetEnvironmentVariable("AOSOPS_WRITE_SCENARIO_DATA") is { Length: > 0 })
            Write(folder, made);
        var kept = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllText);

        Assert.Equal(made.Keys.Order(StringComparer.Ordinal), kept.Keys.Order(StringComparer.Ordinal));
        Assert.All(made, file => Assert.Equal(file.Value, kept[file.Key]));
    }

    private static void Write(string folder, Dictionary<string, string> files)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var (name, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            File.WriteAllText(Path.Combine(folder, name), content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    private string Content(string path) => File.ReadAllText(path).Replace(run.Directory, "/tmp", StringComparison.Ordinal);

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "AosOps.psd1")))
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("The manifest is in no parent directory.");
        return directory;
    }
}
