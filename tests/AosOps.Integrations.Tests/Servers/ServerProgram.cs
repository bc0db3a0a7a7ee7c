using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AosOps.Integrations.Tests.Servers;

/// <summary>A server that a test starts on the loopback interface and ends by its process.</summary>
public sealed class ServerProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);

    private readonly Process running;

    private ServerProgram(Process running) => this.running = running;

    /// <summary>Finds a program in the search path and in further directories.</summary>
    public static string? Find(string program, params IEnumerable<string> furtherDirectories) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Concat(furtherDirectories)
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a server and returns when <paramref name="isReady"/> says so.</summary>
    public static async Task<ServerProgram> StartAsync(string program, IEnumerable<string> arguments, Func<Task<bool>> isReady)
    {
        var server = new ServerProgram(Launch(program, arguments));
        var started = Stopwatch.StartNew();
        while (!await isReady())
        {
            if (server.running.HasExited || started.Elapsed > StartLimit)
            {
                await server.DisposeAsync();
                throw new InvalidOperationException($"{program} did not become ready.");
            }

            await Task.Delay(20);
        }

        return server;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task RunAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = Launch(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    public static async Task<bool> AcceptsConnectionsAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Kills the process with SIGKILL.</summary>
    public async Task KillAsync()
    {
        running.Kill();
        await running.WaitForExitAsync();
    }

    /// <summary>Asks the process to end, and kills it where it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!running.HasExited)
        {
            await RunAsync("kill", "-INT", running.Id.ToString());
            using var limit = new CancellationTokenSource(EndLimit);
            try
            {
                await running.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                running.Kill(entireProcessTree: true);
            }
        }

        running.Dispose();
    }

    private static Process Launch(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
