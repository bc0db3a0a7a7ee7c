using AosOps.Soak;

namespace AosOps.Cli.Tests.Crash;

/// <summary>What a killed restoring leaves: every golden file whole in its place or not there, and in the archive in any case.</summary>
public sealed class RestoreCrashTests
{
    private static readonly Dictionary<string, string> Content = RunStore.Content(SoakRounds.Of(ci: 300, soak: 1000));

    [Fact]
    [Trait("Category", "Soak")]
    public async Task A_killed_restoring_leaves_no_half_file_and_the_next_one_finishes_it()
    {
        var process = new KilledProcess(Prepare, "Restore-GoldenArchive", "{dir}/archive/a.tgz")
        {
            Environment = RunStore.Environment,
            IsChange = seen => seen.ChangeType != WatcherChangeTypes.Deleted && Path.GetDirectoryName(seen.FullPath)!.EndsWith("/golden", StringComparison.Ordinal),
        };

        await process.RunAsync(SoakRounds.Of(ci: 3, soak: 500), seed: 3, round =>
        {
            var there = RunStore.There(round.Directory);
            Assert.All(there, file => Assert.Equal(Content[file.Key], file.Value));
            Assert.Equal(Content, Assert.Single(RunStore.Archived(round.Directory)));

            RunStore.Restore(round.Directory, Path.Combine(round.Directory, "archive", "a.tgz"));

            Assert.Equal(Content, RunStore.There(round.Directory));
            Assert.Equal(["golden"], Directory.GetFileSystemEntries(Path.GetDirectoryName(RunStore.Golden(round.Directory))!).Select(Path.GetFileName));
            return there.Count == 0 ? KillStage.Preparing : there.Count < Content.Count ? KillStage.Changing : KillStage.Done;
        });
    }

    private static void Prepare(string directory)
    {
        RunStore.Write(directory, Content);
        RunStore.Archive(directory);
        var archives = Path.Combine(directory, "archive");
        File.Move(Directory.GetFiles(archives, "*.tgz").Single(), Path.Combine(archives, "a.tgz"));
    }
}
