using AosOps.Operations;

namespace AosOps.Workflow;

/// <summary>
/// A server of metrics and alerts (Prometheus). Every call ends within the timeout that the source was made with.
/// </summary>
public interface IMetricsSource
{
    /// <summary>The address of the server, as errors name it.</summary>
    Uri Endpoint { get; }

    /// <summary>Returns when the server is ready to answer queries.</summary>
    /// <param name="token">Cancels the call.</param>
    /// <exception cref="EndpointException">The server cannot be reached or is not ready.</exception>
    Task CheckReadyAsync(CancellationToken token);

    /// <summary>Evaluates an expression at the present instant.</summary>
    /// <param name="expression">A PromQL expression that yields a scalar or an instant vector.</param>
    /// <param name="token">Cancels the call.</param>
    /// <returns>The samples; none where nothing matches.</returns>
    /// <exception cref="EndpointException">The server cannot be reached, refuses the expression or answers in another form.</exception>
    Task<IReadOnlyList<MetricSample>> QueryAsync(string expression, CancellationToken token);

    /// <summary>The alerts that are pending or firing.</summary>
    /// <param name="token">Cancels the call.</param>
    /// <returns>The alerts; none where all is quiet.</returns>
    /// <exception cref="EndpointException">The server cannot be reached or answers in another form.</exception>
    Task<IReadOnlyList<MetricAlert>> GetAlertsAsync(CancellationToken token);
}
