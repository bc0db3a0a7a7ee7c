using System.Diagnostics;
using AosOps.Cli.Tests.Terminal;

namespace AosOps.Cli.Tests.Crash;

/// <summary>
/// Kills the program with SIGKILL at random instants of its work, each time on a fixture of its own, and lets a test look
/// at what is left. In the words and the environment, <c>{dir}</c> stands for the fixture's directory.
/// </summary>
/// <param name="prepare">Creates the fixture in an empty directory.</param>
/// <param name="words">The command line of the program.</param>
internal sealed class KilledProcess(Action<string> prepare, params string[] words)
{
    private const string Placeholder = "{dir}";
    private const int ExitCodeOfKilled = 128 + 9;

    /// <summary>In fewer rounds chance decides too much for anything to be asked of how they fell.</summary>
    private const int ManyRounds = 100;

    /// <summary>A round that takes longer than this hangs, and fails.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The environment variables that are set for the program.</summary>
    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>Says whether what happened in the fixture is one of the changes that are to be interrupted, and no longer their preparation.</summary>
    public required Func<FileSystemEventArgs, bool> IsChange { get; init; }

    /// <summary>
    /// Runs the program undisturbed, then kills it once a round: half of the time in what it does before its first change,
    /// half of the time in what it does from then on, at an instant chosen evenly over the time that this last took. A run
    /// that is not killed must succeed. Of many rounds, a third must have fallen before the last change, and some in each stage,
    /// or nothing was shown.
    /// </summary>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="seed">Decides the instants.</param>
    /// <param name="check">Looks at what is left, also of the undisturbed run, and says how far it had come; throws where something is wrong.</param>
    public async Task RunAsync(int rounds, int seed, Func<KilledRound, KillStage> check)
    {
        var random = new Random(seed);
        var work = new StageTimes();
        var fell = new int[3];
        // The first run also reads the program from disk.
        for (var i = 0; i < 2; i++)
            await RoundAsync("undisturbed", kill: null, work, check);
        for (var round = 1; round <= rounds; round++)
        {
            var kill = work.Choose(random);
            var name = $"round {round} of seed {seed}, killed {kill.After.TotalMilliseconds:0.0} ms after {(kill.IsChanging ? "its first change" : "it began")}";
            if (await RoundAsync(name, kill, work, check) is { } stage)
                fell[(int)stage]++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"killed while preparing: {fell[0]}, while changing: {fell[1]}, when done: {fell[2]}, not at all: {rounds - fell.Sum()}; {work}");
        Assert.NotEqual(0, fell.Sum());
        if (rounds < ManyRounds)
            return;
        Assert.InRange(fell[0] + fell[1], rounds / 3, rounds);
        Assert.All(fell, number => Assert.InRange(number, rounds / 50, rounds));
    }

    /// <summary>Runs the program once.</summary>
    /// <returns>In which stage it was killed; null where it had ended by then.</returns>
    private async Task<KillStage?> RoundAsync(string name, KillInstant? kill, StageTimes work, Func<KilledRound, KillStage> check)
    {
        var directory = Directory.CreateTempSubdirectory("aosops-killed-").FullName;
        try
        {
            prepare(directory);
            var round = await RunAsync(directory, kill, work);
            try
            {
                Assert.True(round.Killed || round.ExitCode == 0, $"exit code {round.ExitCode}");
                var stage = check(round);
                Assert.True(round.Killed || stage == KillStage.Done, $"it ended, and is {stage}");
                return round.Killed ? stage : null;
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{name}: {failure.Message}\n{round.Error}", failure);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private async Task<KilledRound> RunAsync(string directory, KillInstant? kill, StageTimes work)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var watch = new StageWatch(directory, IsChange);
        using var process = AosOpsProgram.Start(
            Environment.ToDictionary(variable => variable.Key, variable => Expand(variable.Value)), [.. words.Select(Expand)]);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        var end = process.WaitForExitAsync(limit.Token);
        if (kill is { } instant)
        {
            var began = instant.IsChanging ? watch.Changing : watch.Preparing;
            if (await Task.WhenAny(began, end) == began && !HasEnded(process, await began, instant.After))
                process.Kill();
        }

        await end;
        if (kill is null)
            await watch.Changing.WaitAsync(limit.Token);
        var killed = process.ExitCode == ExitCodeOfKilled;
        work.Measure(watch, killed ? null : Stopwatch.GetTimestamp());
        return new KilledRound(directory, killed, process.ExitCode, await output, await error);

        string Expand(string text) => text.Replace(Placeholder, directory, StringComparison.Ordinal);
    }

    /// <summary>Waits for an instant; by fractions of a millisecond, because some of the stages last only a few of them.</summary>
    private static bool HasEnded(Process process, long began, TimeSpan after)
    {
        if ((after - Stopwatch.GetElapsedTime(began)).TotalMilliseconds - 1 is > 0 and var whole && process.WaitForExit((int)whole))
            return true;
        while (Stopwatch.GetElapsedTime(began) < after)
            Thread.Yield();
        return false;
    }
}
