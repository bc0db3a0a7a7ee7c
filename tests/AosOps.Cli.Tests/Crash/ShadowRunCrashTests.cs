using AosOps.Golden;
using AosOps.Soak;

namespace AosOps.Cli.Tests.Crash;

/// <summary>What a shadow run leaves that is killed in the midst of its work.</summary>
public sealed class ShadowRunCrashTests
{
    [Fact]
    [Trait("Category", "Soak")]
    public async Task Every_golden_file_of_a_killed_run_is_whole()
    {
        var process = new KilledProcess(
            directory => Directory.CreateDirectory(Path.Combine(directory, "run")),
            "Start-ShadowRun", "-Quick", "-Wait", "-CycleInterval", "100ms", "-OutputDirectory", "{dir}/run", "-LogPath", "{dir}/run.log")
        {
            Environment = { ["AOS_STATE_DIRECTORY"] = "{dir}", ["AOS_RUN_ROOT"] = "{dir}" },
        };

        await process.RunAsync(SoakRounds.Of(ci: 5, soak: 100), seed: 1, round =>
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(round.Directory, "run", "golden"), "*.golden.json"))
                ShadowGoldenFileReader.Read(file);
        });
    }
}
