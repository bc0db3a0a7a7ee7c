using AosOps.Golden;
using AosOps.Soak;

namespace AosOps.Cli.Tests.Crash;

/// <summary>What a shadow run leaves that is killed in the midst of its work.</summary>
public sealed class ShadowRunCrashTests
{
    private const int Workflows = 15;

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Every_golden_file_of_a_killed_run_is_whole()
    {
        var process = new KilledProcess(
            directory => Directory.CreateDirectory(Path.Combine(directory, "run")),
            "Start-ShadowRun", "-Quick", "-Wait", "-CycleInterval", "100ms", "-OutputDirectory", "{dir}/run", "-LogPath", "{dir}/run.log")
        {
            Environment = { ["AOS_STATE_DIRECTORY"] = "{dir}", ["AOS_RUN_ROOT"] = "{dir}" },
            IsChange = seen => Path.GetDirectoryName(seen.FullPath)!.EndsWith("/golden", StringComparison.Ordinal),
        };

        await process.RunAsync(SoakRounds.Of(ci: 5, soak: 100), seed: 1, round =>
        {
            var golden = Path.Combine(round.Directory, "run", "golden");
            var files = Directory.Exists(golden) ? Directory.GetFiles(golden, "*" + ShadowGoldenFile.Extension) : [];
            foreach (var file in files)
                ShadowGoldenFileReader.Read(file);
            return files.Length == 0 ? KillStage.Preparing : files.Length < Workflows ? KillStage.Changing : KillStage.Done;
        });
    }
}
