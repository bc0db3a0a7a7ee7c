using AosOps.Cli.Tests.Golden;
using AosOps.Golden.Retention;
using AosOps.Soak;

namespace AosOps.Cli.Tests.Crash;

/// <summary>What a removal leaves that is killed in the midst of its work.</summary>
public sealed class RemovalCrashTests
{
    private static readonly int Files = SoakRounds.Of(ci: 300, soak: 500);

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Every_golden_file_of_a_killed_removal_is_there_with_its_signature_or_gone_and_in_the_archive()
    {
        var process = new KilledProcess(
            directory =>
            {
                EngineStore.Write(directory, Enumerable.Range(0, Files).Select(number => $"run-{number}"));
                EngineStore.Archive(directory);
            },
            "Remove-GoldenFile", "-OlderThanDays", "0", "-Force")
        {
            Environment = EngineStore.Environment("{dir}"),
            IsChange = seen => seen.ChangeType == WatcherChangeTypes.Deleted && Path.GetDirectoryName(seen.FullPath)!.EndsWith("/golden", StringComparison.Ordinal),
        };

        await process.RunAsync(SoakRounds.Of(ci: 5, soak: 500), seed: 3, Check);
    }

    private static KillStage Check(KilledRound round)
    {
        var names = Directory.GetFiles(EngineStore.Golden(round.Directory)).Select(path => Path.GetFileName(path)!).ToHashSet();
        var golden = names.Where(name => name.EndsWith(".steps.jsonl", StringComparison.Ordinal)).ToList();
        var orphans = names.Where(name => name.EndsWith(".sig", StringComparison.Ordinal) && !names.Contains(name[..^".sig".Length])).ToList();

        Assert.All(golden, name => Assert.Contains(name + ".sig", names));
        Assert.InRange(orphans.Count, 0, round.Killed ? 1 : 0);
        Assert.Equal(golden.Count * 2 + orphans.Count, names.Count);
        Assert.True(round.Killed || names.Count == 0);
        // The lock ended with the process.
        RetentionLock.TakeAsync(EngineStore.Configuration(round.Directory), "test", TimeProvider.System, CancellationToken.None).GetAwaiter().GetResult().Dispose();
        return names.Count == 0 ? KillStage.Done : names.Count < 2 * Files ? KillStage.Changing : KillStage.Preparing;
    }
}
