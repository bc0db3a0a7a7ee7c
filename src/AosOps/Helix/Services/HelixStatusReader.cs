using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Asks the Helix services how they are. Each gives a status, whether it can be asked or not.</summary>
/// <param name="services">The services.</param>
/// <param name="clock">Times the answers.</param>
public sealed class HelixStatusReader(IHelixServices services, TimeProvider clock)
{
    /// <summary>Asks a service.</summary>
    /// <param name="service">Which one.</param>
    /// <param name="token">Cancels the call.</param>
    /// <returns>Its status.</returns>
    public Task<HelixStatus> ReadAsync(HelixService service, CancellationToken token) =>
        service == HelixService.ShadowMetrics ? ReadMetricsAsync(token) : ReadResearchAsync(token);

    private async Task<HelixStatus> ReadMetricsAsync(CancellationToken token)
    {
        var metrics = services.Metrics;
        try
        {
            var (answer, latency) = await AskTwiceAsync(metrics.GetStatusAsync, token);
            return new HelixStatus
            {
                Service = HelixService.ShadowMetrics,
                Endpoint = metrics.Endpoint,
                State = answer.Dissonance is null || answer.Problem is not null ? HelixState.Degraded : HelixState.Running,
                Version = answer.Version,
                Uptime = answer.Uptime,
                Dissonance = answer.Dissonance?.Value,
                Latency = latency,
                Message = Describe(answer),
            };
        }
        catch (EndpointException failure)
        {
            return Failed(HelixService.ShadowMetrics, metrics.Endpoint, failure);
        }
    }

    private async Task<HelixStatus> ReadResearchAsync(CancellationToken token)
    {
        var research = services.Research;
        try
        {
            var (answer, latency) = await AskTwiceAsync(research.GetStatusAsync, token);
            var last = answer.IsCurrent ? null : await research.GetLastAsync(token);
            var isWell = answer.IsOk && answer.StorageState is null or "ready";
            return new HelixStatus
            {
                Service = HelixService.DissonanceResearch,
                Endpoint = research.Endpoint,
                State = isWell ? HelixState.Running : HelixState.Degraded,
                Version = answer.Version,
                Uptime = answer.Uptime,
                LastEntry = answer.LastReceived ?? last?.ReceivedAt ?? last?.Time,
                Entries = answer.Entries,
                Latency = latency,
                Message = isWell ? Describe(answer) : Complain(answer),
            };
        }
        catch (EndpointException failure)
        {
            return Failed(HelixService.DissonanceResearch, research.Endpoint, failure);
        }
    }

    /// <summary>The first answer pays for the connection and the start of this program; the second says how fast the service is.</summary>
    private async Task<(T Answer, TimeSpan Latency)> AskTwiceAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken token)
    {
        await ask(token);
        var start = clock.GetTimestamp();
        var answer = await ask(token);
        return (answer, clock.GetElapsedTime(start));
    }

    private static string Describe(ShadowMetricsStatus answer) => answer switch
    {
        { Problem: { } problem } => problem,
        { Dissonance: null } => "It has no dissonance value: the seed file may be missing. Test-HelixInstallation says more.",
        { Dissonance: { } dissonance } => $"Dissonance {dissonance.Value} from {dissonance.Source}, set {dissonance.Timestamp.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z.",
    };

    private static string Describe(ResearchStatus answer) => answer switch
    {
        { Entries: 1 } => $"1 entry in {answer.Storage ?? "its storage"}.",
        { Entries: { } entries } => $"{entries} entries in {answer.Storage ?? "its storage"}.",
        _ => "It says that all is well.",
    };

    private static string Complain(ResearchStatus answer) => answer.StorageState is null or "ready"
        ? "It does not say \"ok\": true."
        : $"Its storage ({answer.Storage ?? "unknown"}) is {answer.StorageState}{(answer.StorageDetail is { } detail ? ": " + detail : "")}.";

    private static HelixStatus Failed(HelixService service, Uri endpoint, EndpointException failure) => new()
    {
        Service = service,
        Endpoint = endpoint,
        State = failure switch
        {
            { IsUnreachable: true } => HelixState.Unreachable,
            { Kind: FailureKind.AuthenticationFailed } => HelixState.Refused,
            _ => HelixState.Invalid,
        },
        Message = failure.Message,
    };
}
