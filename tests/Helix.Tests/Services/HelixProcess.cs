using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Helix.Tests.Services;

/// <summary>A service as a process of its own on a free port of the loopback interface.</summary>
public sealed partial class HelixProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private const int TerminateSignal = 15;

    private readonly ConcurrentQueue<string> log = new();
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HelixProcess(Process process) => this.process = process;

    /// <summary>Where it listens.</summary>
    public Uri Address => listening.Task.Result;

    public int Id => process.Id;

    /// <summary>What it has written to standard error.</summary>
    public IReadOnlyCollection<string> Log => log;

    /// <summary>Asks it. Each call has a time limit.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Starts a service, and returns when it listens.</summary>
    /// <param name="program">Its name: <c>helix-shadow-metrics</c>.</param>
    /// <param name="arguments">Its arguments; <c>--port 0</c> is added.</param>
    /// <param name="environment">Further environment variables.</param>
    public static async Task<HelixProcess> StartAsync(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var running = new HelixProcess(Launch(program, [.. arguments, "--port", "0"], environment));
        running.process.ErrorDataReceived += running.Take;
        running.process.BeginErrorReadLine();
        running.process.BeginOutputReadLine();
        var address = await running.listening.Task.WaitAsync(Limit);
        running.Client = new HttpClient { BaseAddress = address, Timeout = Limit };
        return running;
    }

    /// <summary>Runs a service that is expected to end by itself.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        using var running = Launch(program, arguments, environment);
        var output = running.StandardOutput.ReadToEndAsync();
        var errors = running.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        await running.WaitForExitAsync(limit.Token);
        return (running.ExitCode, await output, await errors);
    }

    /// <summary>Asks it to end, as systemd does: SIGTERM.</summary>
    public void Terminate() => Assert.Equal(0, Kill(process.Id, TerminateSignal));

    /// <summary>Kills it with SIGKILL and waits until it is gone.</summary>
    public Task KillAsync()
    {
        process.Kill();
        return WaitForExitAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Waits until an answer is as it should be.</summary>
    public async Task<string> WaitForAsync(string path, Func<string, bool> isWanted)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var answer = await Client.GetStringAsync(path);
            if (isWanted(answer))
                return answer;
            if (waited.Elapsed > Limit)
                throw new TimeoutException($"{path} still answers {answer}");
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private static Process Launch(string program, IEnumerable<string> arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Neither the journal nor the systemd of whoever runs the tests.
        foreach (var variable in new[] { "JOURNAL_STREAM", "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "HELIX_TOKEN", "HELIX_TOKEN_FILE" })
            start.Environment.Remove(variable);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private void Take(object sender, DataReceivedEventArgs line)
    {
        const string Listening = "Listening on ";
        if (line.Data is null)
        {
            listening.TrySetException(new InvalidOperationException($"The service ended before it listened: {string.Join('\n', log)}"));
            return;
        }

        log.Enqueue(line.Data);
        if (line.Data.IndexOf(Listening, StringComparison.Ordinal) is var found and >= 0)
            listening.TrySetResult(new Uri(line.Data[(found + Listening.Length)..]));
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
