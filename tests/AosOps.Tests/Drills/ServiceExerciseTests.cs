using AosOps.Configuration;
using AosOps.Drills;
using AosOps.Workflow;

namespace AosOps.Tests.Drills;

public sealed class ServiceExerciseTests : IDisposable
{
    private static readonly AosConfiguration Configuration = new()
    {
        BackendUri = new Uri("http://ops:geheim@backend:8000/aos"),
        PrometheusUri = new Uri("http://metrics:9090/"),
        RedisEndpoint = "redis://:geheim@cache:7000",
        DatabaseConnectionString = "Host=database;Port=5433;Username=nova;Password=geheim;Database=nova_aos",
    };

    private readonly FakeServices services = new();

    public void Dispose() => services.Dispose();

    [Theory]
    [InlineData("healthy", true)]
    [InlineData("degraded", false)]
    [InlineData("", false)]
    public async Task Only_a_healthy_backend_passes(string status, bool passes)
    {
        services.Status = status;

        Assert.Equal(passes, (await RunAsync(new ServiceHealthExercise(Configuration, Services))).Passed);
    }

    [Fact]
    public async Task Alerts_that_fire_are_named_and_do_not_fail_the_drill()
    {
        services.Alerts = [Alert("ReplayMismatch", "firing"), Alert("DiskFull", "pending")];

        var finding = await RunAsync(new MetricAlertExercise(Configuration, Services));

        Assert.Equal(new DrillFinding(true, "2 alerts, 1 of them firing", "Firing: ReplayMismatch"), finding);
    }

    [Fact]
    public async Task The_checkpoints_are_counted_with_the_name_of_their_table() =>
        Assert.Equal(new DrillFinding(true, "42 rows in checkpoints"), await RunAsync(new CheckpointExercise(Configuration, Services)));

    [Theory]
    [InlineData("PONG", true)]
    [InlineData("OK", false)]
    public async Task Only_pong_passes(string answer, bool passes)
    {
        services.Answer = answer;

        Assert.Equal(passes, (await RunAsync(new CacheExercise(Configuration, Services))).Passed);
    }

    [Fact]
    public void Commands_name_the_configured_servers_and_no_password()
    {
        IDrillExercise[] exercises =
        [
            new ServiceHealthExercise(Configuration, Services),
            new MetricAlertExercise(Configuration, Services),
            new CheckpointExercise(Configuration, Services),
            new CacheExercise(Configuration, Services),
        ];

        Assert.Equal(
            [
                "curl http://backend:8000/aos/health",
                "curl http://metrics:9090/api/v1/alerts",
                "psql -h database -p 5433 -U nova -d nova_aos -c 'SELECT count(*) FROM workflow_checkpoints'",
                "redis-cli -u redis://cache:7000 ping",
            ],
            exercises.Select(exercise => exercise.Command));
    }

    private Lazy<IWorkflowServices> Services => new(services);

    private static MetricAlert Alert(string name, string state) =>
        new(name, state, Severity: null, Summary: null, ActiveSince: null, new Dictionary<string, string>());

    private static async Task<DrillFinding> RunAsync(IDrillExercise exercise)
    {
        using var sandbox = DrillSandbox.Create(Configuration, keep: false);
        return await exercise.RunAsync(sandbox, observer: null!, TestContext.Current.CancellationToken);
    }

    private sealed class FakeServices : IWorkflowServices, IMetricsSource, IBackendProbe, ICacheProbe, ICheckpointStore
    {
        public string Status { get; set; } = "healthy";

        public string Answer { get; set; } = "PONG";

        public IReadOnlyList<MetricAlert> Alerts { get; set; } = [];

        public IMetricsSource Metrics => this;

        public IBackendProbe Backend => this;

        public ICacheProbe Cache => this;

        public ICheckpointStore Checkpoints => this;

        Uri IMetricsSource.Endpoint => Configuration.PrometheusUri;

        Uri IBackendProbe.Endpoint => Configuration.BackendUri;

        string ICacheProbe.Endpoint => "cache:7000";

        string ICheckpointStore.Endpoint => "database:5433/nova_aos";

        public Task CheckReadyAsync(CancellationToken token) => Task.CompletedTask;

        public Task<IReadOnlyList<MetricSample>> QueryAsync(string expression, CancellationToken token) =>
            Task.FromResult<IReadOnlyList<MetricSample>>([]);

        public Task<IReadOnlyList<MetricAlert>> GetAlertsAsync(CancellationToken token) => Task.FromResult(Alerts);

        public Task<string> GetStatusAsync(CancellationToken token) => Task.FromResult(Status);

        public Task<string> PingAsync(CancellationToken token) => Task.FromResult(Answer);

        public Task<CheckpointCount> CountAsync(CancellationToken token) => Task.FromResult(new CheckpointCount("checkpoints", 42));

        public void Dispose()
        {
        }
    }
}
