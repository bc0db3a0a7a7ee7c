using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AosOps.Benchmarks.Services;

/// <summary>A web program that runs on a free port of the loopback interface.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly byte[] Request = [.. "GET /status HTTP/1.1\r\nHost: localhost\r\n\r\n"u8];

    private readonly Process process;

    private MeasuredServer(Process process, Uri address, TimeSpan startTime) => (this.process, Address, StartTime) = (process, address, startTime);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>From the start of the process to the first byte of its first answer.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>The memory that it holds now, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts it and asks until it answers.</summary>
    public static async Task<MeasuredServer> StartAsync(ServerCommand command, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(command.Program, command.Arguments(port)) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        var clock = Stopwatch.StartNew();
        var running = Process.Start(start)!;
        running.BeginErrorReadLine();
        running.BeginOutputReadLine();
        while (!await AnswersAsync(port, cancellationToken))
        {
            if (running.HasExited || clock.Elapsed > StartLimit)
                throw new InvalidOperationException($"{command.Program} did not answer.");
            await Task.Delay(1, cancellationToken);
        }

        return new MeasuredServer(running, new Uri($"http://127.0.0.1:{port}"), clock.Elapsed);
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        }
        catch (SocketException)
        {
            return false;
        }

        await socket.SendAsync(Request, cancellationToken);
        return await socket.ReceiveAsync(new byte[1024], cancellationToken) > 0;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
