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

    /// <summary>A round that takes longer than this hangs, and fails.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The environment variables that are set for the program.</summary>
    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>
    /// Runs the program undisturbed, then kills it once a round. The instants are spread over the time from the first
    /// change that an undisturbed run makes in its directory to its end, and a little beyond. A run that is not killed must
    /// succeed, and some must be killed, or nothing was shown.
    /// </summary>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="seed">Decides the instants.</param>
    /// <param name="check">Looks at what is left, also of the undisturbed run; throws where something is wrong.</param>
    public async Task RunAsync(int rounds, int seed, Action<KilledRound> check)
    {
        var random = new Random(seed);
        var work = TimeSpan.Zero;
        var killed = 0;
        // The first run also reads the program from disk.
        for (var i = 0; i < 2; i++)
            work = await RoundAsync("undisturbed", killAfter: null, check) ?? work;
        for (var round = 1; round <= rounds; round++)
        {
            var instant = work * (random.NextDouble() * 1.1);
            var name = $"round {round} of seed {seed}, killed after {instant.TotalMilliseconds:0.0} of {work.TotalMilliseconds:0.0} ms";
            if (await RoundAsync(name, instant, check) is { } undisturbed)
                work = undisturbed;
            else
                killed++;
        }

        Assert.NotEqual(0, killed);
    }

    /// <summary>Runs the program once.</summary>
    /// <returns>How long it worked, or null where it was killed.</returns>
    private async Task<TimeSpan?> RoundAsync(string name, TimeSpan? killAfter, Action<KilledRound> check)
    {
        var directory = Directory.CreateTempSubdirectory("aosops-killed-").FullName;
        try
        {
            prepare(directory);
            var (round, worked) = await RunAsync(directory, killAfter);
            try
            {
                Assert.True(round.Killed || round.ExitCode == 0, $"exit code {round.ExitCode}");
                check(round);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{name}: {failure.Message}\n{round.Error}", failure);
            }

            return round.Killed ? null : worked;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private async Task<(KilledRound Round, TimeSpan Worked)> RunAsync(string directory, TimeSpan? killAfter)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var changes = new FirstChange(directory);
        using var process = AosOpsProgram.Start(
            Environment.ToDictionary(variable => variable.Key, variable => Expand(variable.Value)), [.. words.Select(Expand)]);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        var end = process.WaitForExitAsync(limit.Token);
        await Task.WhenAny(changes.Seen, end);
        var watch = Stopwatch.StartNew();
        if (killAfter is { } instant && !process.WaitForExit(instant))
            process.Kill();
        await end;
        var worked = watch.Elapsed;
        return (new KilledRound(directory, process.ExitCode == ExitCodeOfKilled, process.ExitCode, await output, await error), worked);

        string Expand(string text) => text.Replace(Placeholder, directory, StringComparison.Ordinal);
    }

    /// <summary>Sees when something is first created, changed or removed in a directory.</summary>
    private sealed class FirstChange : IDisposable
    {
        private readonly TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly FileSystemWatcher watcher;

        public FirstChange(string directory)
        {
            watcher = new FileSystemWatcher(directory) { IncludeSubdirectories = true };
            watcher.Created += (_, _) => seen.TrySetResult();
            watcher.Changed += (_, _) => seen.TrySetResult();
            watcher.Deleted += (_, _) => seen.TrySetResult();
            watcher.Renamed += (_, _) => seen.TrySetResult();
            watcher.EnableRaisingEvents = true;
        }

        public Task Seen => seen.Task;

        public void Dispose() => watcher.Dispose();
    }
}
