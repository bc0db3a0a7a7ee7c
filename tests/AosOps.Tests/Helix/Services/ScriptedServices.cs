using AosOps.Helix;
using AosOps.Operations;

namespace AosOps.Tests.Helix.Services;

/// <summary>Shadow Metrics that does not answer at first, then has no dissonance value, then is well.</summary>
/// <param name="unreachable">How often it does not answer.</param>
/// <param name="degraded">How often it has no value after that.</param>
internal sealed class ScriptedServices(int unreachable, int degraded = 0) : IHelixServices, IShadowMetrics
{
    private int asked;

    public Uri Endpoint { get; } = new("http://metrics.test/");

    public IShadowMetrics Metrics => this;

    public IDissonanceResearch Research => throw new NotSupportedException();

    public Task<ShadowMetricsStatus> GetStatusAsync(CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var number = asked++;
        if (number < unreachable)
            throw EndpointException.TimedOut(Endpoint.AbsoluteUri, TimeSpan.FromSeconds(1));
        var dissonance = number < unreachable + degraded ? null : new HelixDissonance(0.12, DateTimeOffset.UnixEpoch, "auto-seed", null);
        return Task.FromResult(new ShadowMetricsStatus(DateTimeOffset.UnixEpoch, "1.1.0", TimeSpan.Zero, dissonance, dissonance is null ? "The seed file is missing." : null));
    }

    public Task<DissonanceChange> SetDissonanceAsync(double value, string source, CancellationToken token) => throw new NotSupportedException();

    public void Dispose()
    {
        // It holds nothing.
    }
}
