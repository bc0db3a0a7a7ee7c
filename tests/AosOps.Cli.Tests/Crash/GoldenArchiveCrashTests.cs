using AosOps.Cli.Tests.Terminal;
using AosOps.Soak;

namespace AosOps.Cli.Tests.Crash;

/// <summary>
/// What a killed archiving leaves: every golden file whole, in its place or in a finished archive; and after the next run,
/// in exactly one of them.
/// </summary>
public sealed class GoldenArchiveCrashTests
{
    private static readonly string[] Words = ["Compress-GoldenFile", "-OlderThanDays", "0", "-QuietSeconds", "0"];
    private static readonly Dictionary<string, string> Content = RunStore.Content(SoakRounds.Of(ci: 300, soak: 1000));

    [Fact]
    [Trait("Category", "Soak")]
    public async Task A_killed_archiving_loses_nothing_and_the_next_run_puts_it_in_order()
    {
        var process = new KilledProcess(directory => RunStore.Write(directory, Content), Words)
        {
            Environment = RunStore.Environment,
            IsChange = seen => seen.ChangeType == WatcherChangeTypes.Deleted && Path.GetDirectoryName(seen.FullPath)!.EndsWith("golden", StringComparison.Ordinal),
        };

        await process.RunAsync(SoakRounds.Of(ci: 3, soak: 500), seed: 2, round =>
        {
            var stage = Look(round.Directory);
            RunStore.Archive(round.Directory);

            Assert.Empty(RunStore.There(round.Directory));
            Assert.Equal(Content, Assert.Single(RunStore.Archived(round.Directory)));
            Assert.Single(Directory.GetFileSystemEntries(Path.Combine(round.Directory, "archive")));
            return stage;
        });
    }

    [Fact]
    public async Task Of_two_at_once_one_archives_and_the_other_names_it_or_finds_nothing()
    {
        var directory = Directory.CreateTempSubdirectory("aosops-twice-").FullName;
        try
        {
            RunStore.Write(directory, Content);
            var errors = await Task.WhenAll(ArchiveAsync(directory), ArchiveAsync(directory));

            Assert.All(errors.Where(error => error.Length > 0), error => Assert.Contains("Compress-GoldenFile", error, StringComparison.Ordinal));
            Assert.Contains("", errors);
            Assert.Empty(RunStore.There(directory));
            Assert.Equal(Content, Assert.Single(RunStore.Archived(directory)));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static KillStage Look(string directory)
    {
        var there = RunStore.There(directory);
        var archived = RunStore.Archived(directory).SingleOrDefault() ?? [];
        Assert.All(there, file => Assert.Equal(Content[file.Key], file.Value));
        Assert.All(Content.Where(file => !there.ContainsKey(file.Key)), file => Assert.Equal(file.Value, archived.GetValueOrDefault(file.Key)));
        return archived.Count == 0 ? KillStage.Preparing : there.Count > 0 ? KillStage.Changing : KillStage.Done;
    }

    private static async Task<string> ArchiveAsync(string directory)
    {
        var environment = RunStore.Environment.ToDictionary(variable => variable.Key, variable => variable.Value.Replace("{dir}", directory, StringComparison.Ordinal));
        using var process = AosOpsProgram.Start(environment, Words);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return process.ExitCode == 0 ? "" : error;
    }
}
