using AosOps.Configuration;
using AosOps.Drills;
using AosOps.Integrations.Tests.Servers;
using AosOps.Operations;
using AosOps.Simulation;
using AosOps.Workflow;

namespace AosOps.Integrations.Tests.Drills;

/// <summary>The whole drill, against real servers.</summary>
public sealed class TabletopDrillTests(RedisServer redis, PostgresServer postgres, PrometheusServer prometheus)
    : IClassFixture<RedisServer>, IClassFixture<PostgresServer>, IClassFixture<PrometheusServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_every_server_there_all_ten_steps_pass()
    {
        RedisServer.Require();
        PostgresServer.Require();
        PrometheusServer.Require();
        await using var backend = ScriptedServer.AnsweringHttp("""{"status":"healthy"}""");
        await postgres.CreateDatabaseAsync("drill", "CREATE TABLE workflow_checkpoints (run_id text PRIMARY KEY)");

        var steps = await RunAsync(new AosConfiguration
        {
            BackendUri = backend.Address,
            PrometheusUri = prometheus.Address,
            RedisEndpoint = $"redis://:{Uri.EscapeDataString(RedisServer.Password)}@127.0.0.1:{redis.Port}",
            DatabaseConnectionString = postgres.ConnectionString("drill"),
        });

        Assert.Equal(10, steps.Count);
        Assert.All(steps, step => Assert.True(step.Status == DrillStatus.Passed, $"{step.Number} {step.Name}: {step.Actual}"));
    }

    [Fact]
    public async Task With_no_server_there_the_four_steps_that_need_one_are_skipped_and_name_it()
    {
        var port = ServerProgram.FreePort();

        var steps = await RunAsync(new AosConfiguration
        {
            BackendUri = new Uri($"http://127.0.0.1:{port}"),
            PrometheusUri = new Uri($"http://127.0.0.1:{port}"),
            RedisEndpoint = $"127.0.0.1:{port}",
            DatabaseConnectionString = $"Host=127.0.0.1;Port={port};Username=nova",
        });

        var skipped = steps.Where(step => step.Status == DrillStatus.Skipped).ToList();
        Assert.Equal([1, 8, 9, 10], skipped.Select(step => step.Number));
        Assert.All(skipped, step => Assert.Contains($"127.0.0.1:{port}", step.Actual, StringComparison.Ordinal));
        Assert.All(steps.Except(skipped), step => Assert.Equal(DrillStatus.Passed, step.Status));
    }

    private static async Task<List<DrillStep>> RunAsync(AosConfiguration configuration)
    {
        using var services = new WorkflowServices(configuration, TimeSpan.FromSeconds(20));
        var clock = new JumpingClock(new DateTimeOffset(2025, 12, 2, 13, 12, 19, TimeSpan.Zero));
        var drill = new TabletopDrill(configuration, new Lazy<IWorkflowServices>(services), clock);
        return await drill.RunAsync(keepSandbox: false, new SilentObserver(), Token).ToListAsync(Token);
    }

    private sealed class SilentObserver : IOperationObserver
    {
        public void Fail(AosException failure, object? target = null) => Assert.Fail(failure.Message);

        public void Warn(string message) => Assert.Fail(message);

        public void Detail(string message)
        {
        }

        public void Report(OperationProgress value)
        {
        }
    }
}
