using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Helix.Tests.Services;

/// <summary>A Prometheus that asks one service for its metrics.</summary>
public sealed class PrometheusProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly HttpClient client;

    private PrometheusProcess(Process process, Uri address)
    {
        this.process = process;
        client = new HttpClient { BaseAddress = address };
    }

    public static PrometheusProcess Start(TempDirectory directory, Uri target)
    {
        var configuration = directory.Write(
            "prometheus.yml",
            $"scrape_configs: [{{job_name: helix, scrape_interval: 200ms, scrape_timeout: 200ms, static_configs: [{{targets: ['{target.Authority}']}}]}}]\n");
        var port = FreePort();
        var start = new ProcessStartInfo(
            "prometheus",
            [$"--config.file={configuration}", $"--storage.tsdb.path={directory["data"]}", $"--web.listen-address=127.0.0.1:{port}", "--log.level=error"])
        {
            UseShellExecute = false,
        };
        return new PrometheusProcess(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"));
    }

    /// <summary>Waits until a query has a result.</summary>
    public async Task<string> WaitForAsync(string query)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Limit)
        {
            try
            {
                var answer = await client.GetStringAsync("/api/v1/query?query=" + Uri.EscapeDataString(query));
                if (answer.Contains("\"metric\"", StringComparison.Ordinal))
                    return answer;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"Prometheus has no {query}.");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
