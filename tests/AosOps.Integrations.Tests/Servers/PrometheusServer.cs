namespace AosOps.Integrations.Tests.Servers;

/// <summary>A Prometheus whose rules record the metrics of a workflow engine and raise an alert.</summary>
public sealed class PrometheusServer : IAsyncLifetime
{
    private const string Rules = """
        groups:
          - name: workflow
            interval: 1s
            rules:
              - record: workflow_executions_total
                expr: vector(25920)
                labels: { workflow_type: compute }
              - alert: ReplayMismatch
                expr: vector(1)
                labels: { severity: critical }
                annotations: { summary: "A replay differs" }
        """;

    private static readonly string? Program = ServerProgram.Find("prometheus");

    private readonly TemporaryDirectory directory = new();
    private ServerProgram? server;

    public PrometheusServer() => Address = new Uri($"http://127.0.0.1:{Port}");

    public Uri Address { get; }

    private int Port { get; } = ServerProgram.FreePort();

    public static void Require() => Assert.SkipWhen(Program is null, "prometheus is not installed");

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        var rules = directory.Write("rules.yml", Rules);
        var configuration = directory.Write("prometheus.yml", $"rule_files: ['{rules}']\nglobal: {{ evaluation_interval: 1s }}\n");
        string[] arguments =
        [
            $"--config.file={configuration}", $"--storage.tsdb.path={directory.Path}/data", $"--web.listen-address=127.0.0.1:{Port}",
        ];
        server = await ServerProgram.StartAsync(Program, arguments, IsReadyAsync);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        directory.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        using var client = new HttpClient();
        try
        {
            return (await client.GetAsync(new Uri(Address, "-/ready"))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
