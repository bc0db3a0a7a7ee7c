using AosOps.Configuration;
using AosOps.Integrations.Backend;
using AosOps.Integrations.Http;
using AosOps.Integrations.Postgres;
using AosOps.Integrations.Prometheus;
using AosOps.Integrations.Redis;
using AosOps.Operations;
using AosOps.Workflow;

namespace AosOps.Integrations;

/// <summary>The clients of the services that workflows depend on, at the addresses of a configuration.</summary>
/// <param name="configuration">Holds the addresses.</param>
/// <param name="timeout">How long one call may take from connecting to the last byte of the answer.</param>
public sealed class WorkflowServices(AosConfiguration configuration, TimeSpan timeout) : IWorkflowServices
{
    private readonly HttpClient http = HttpEndpoint.CreateClient();

    /// <inheritdoc/>
    public IMetricsSource Metrics => new PrometheusClient(new HttpEndpoint(http, configuration.PrometheusUri, timeout));

    /// <inheritdoc/>
    public IBackendProbe Backend => new BackendProbe(new HttpEndpoint(http, configuration.BackendUri, timeout));

    /// <inheritdoc/>
    /// <exception cref="AosException">The address in the configuration is not valid.</exception>
    public ICacheProbe Cache => new RedisProbe(RedisAddress.Parse(configuration.RedisEndpoint), timeout);

    /// <inheritdoc/>
    /// <exception cref="AosException">The connection string in the configuration is not valid.</exception>
    public ICheckpointStore Checkpoints => new PostgresCheckpointStore(configuration.DatabaseConnectionString, timeout);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
