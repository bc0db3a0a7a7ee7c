using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AosOps.Benchmarks.Services;

/// <summary>Loads a service over kept connections, without a pause and without pipelining. Runs in a process of its own.</summary>
internal static class LoadGenerator
{
    /// <summary>The argument that makes this program a load generator: <c>--load URL CONNECTIONS SECONDS [JSON BODY]</c>.</summary>
    public const string Argument = "--load";

    /// <summary>Loads a service and writes the result.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var url = new Uri(arguments[0]);
        var connections = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var duration = TimeSpan.FromSeconds(double.Parse(arguments[2], CultureInfo.InvariantCulture));
        var request = Request(url, arguments.ElementAtOrDefault(3));
        var all = Enumerable.Range(0, connections).Select(_ => new LoadConnection(url, request)).ToArray();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(all.Select(connection => connection.RunAsync(start + (long)(duration.TotalSeconds * Stopwatch.Frequency))));
        var elapsed = Stopwatch.GetElapsedTime(start);
        var latencies = all.SelectMany(connection => connection.Latencies).Order().ToArray();
        var result = new LoadResult(
            latencies.Length / elapsed.TotalSeconds,
            TimeSpan.FromSeconds(latencies[latencies.Length * 99L / 100] / (double)Stopwatch.Frequency),
            all.Sum(connection => connection.Failures));
        Console.WriteLine(result.ToText());
        return 0;
    }

    /// <summary>Starts this program as a load generator, and waits for its result.</summary>
    public static async Task<LoadResult> MeasureAsync(Uri url, int connections, TimeSpan duration, string? body, CancellationToken cancellationToken)
    {
        string[] arguments = [Argument, url.ToString(), connections.ToString(CultureInfo.InvariantCulture), duration.TotalSeconds.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(Environment.ProcessPath!, body is null ? arguments : [.. arguments, body]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var result = LoadResult.Parse(output);
        return result.Failures == 0 ? result : throw new InvalidOperationException($"{url} did not answer {result.Failures} requests with success.");
    }

    private static byte[] Request(Uri url, string? body) => Encoding.UTF8.GetBytes(body is null
        ? $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\n\r\n"
        : $"POST {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
