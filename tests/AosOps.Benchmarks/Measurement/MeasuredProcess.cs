using System.Diagnostics;
using System.Globalization;

namespace AosOps.Benchmarks.Measurement;

/// <summary>Runs a command to its end and says what it cost. Its output goes into a pipe that is read and thrown away.</summary>
internal static class MeasuredProcess
{
    private static readonly TimeSpan SampleInterval = TimeSpan.FromMilliseconds(4);

    /// <summary>Runs a command.</summary>
    /// <exception cref="InvalidOperationException">The command could not be started, or ended with an unexpected code.</exception>
    public static async Task<ProcessCost> RunAsync(MeasuredCommand command, CancellationToken cancellationToken)
    {
        if (command.Before is { } script)
            await PrepareAsync(script, cancellationToken);
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var before = ChildUsage.Read();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start.");
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var peak = command.SamplesMemory ? SampleAsync(process, cancellationToken) : Task.FromResult(0L);
        await process.WaitForExitAsync(cancellationToken);
        var wall = clock.Elapsed;
        await output;
        if (process.ExitCode > command.HighestExitCode)
            throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {await errors}");
        return new ProcessCost(wall, ChildUsage.Read() - before, await peak);
    }

    private static async Task PrepareAsync(string script, CancellationToken cancellationToken)
    {
        using var shell = Process.Start("/bin/sh", ["-c", script]);
        await shell.WaitForExitAsync(cancellationToken);
        if (shell.ExitCode != 0)
            throw new InvalidOperationException($"{script} ended with {shell.ExitCode}.");
    }

    private static async Task<long> SampleAsync(Process process, CancellationToken cancellationToken)
    {
        var peak = 0L;
        using var timer = new PeriodicTimer(SampleInterval);
        do
        {
            peak = Math.Max(peak, PeakOf(process.Id));
        }
        while (!process.HasExited && await timer.WaitForNextTickAsync(cancellationToken));
        return peak;
    }

    private static long PeakOf(int processId)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{processId}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return long.Parse(line.AsSpan(6, line.Length - 6 - 2).Trim(), CultureInfo.InvariantCulture) * 1024;
            }
        }
        catch (IOException)
        {
            // It has ended between two samples.
        }

        return 0;
    }
}
