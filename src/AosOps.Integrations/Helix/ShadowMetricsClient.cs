using System.Net;
using AosOps.Helix;
using AosOps.Integrations.Http;
using AosOps.Operations;

namespace AosOps.Integrations.Helix;

/// <summary>Speaks to Helix Shadow Metrics.</summary>
internal sealed class ShadowMetricsClient(HttpEndpoint endpoint) : IShadowMetrics
{
    private const string DissonancePath = "dissonance";

    /// <inheritdoc/>
    public Uri Endpoint => endpoint.Address;

    /// <inheritdoc/>
    public Task<ShadowMetricsStatus> GetStatusAsync(CancellationToken token) =>
        endpoint.GetJsonAsync("status", HelixAnswer.ReadMetricsStatus, token);

    /// <inheritdoc/>
    public async Task<DissonanceChange> SetDissonanceAsync(double value, string source, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, DissonancePath)
        {
            Content = JsonBody.Of(writer =>
            {
                writer.WriteNumber("value", value);
                writer.WriteString("source", source);
            }),
        };
        var answer = await endpoint.SendAsync(request, token);
        if (answer.IsSuccess)
            return JsonAnswer.Read(answer.Address, answer.Body, HelixAnswer.ReadChange);
        throw answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed ? NotOffered(answer.Address) : HelixFailure.Of(answer);
    }

    private static AosException NotOffered(string address) =>
        new(ErrorIds.HelixFeatureMissing, FailureKind.InvalidOperation, $"{address} does not exist: this service's dissonance value cannot be set over HTTP.")
        {
            Endpoint = address,
            Remedy = "The service takes its value from its seed file: change SEED_VALUE and run /opt/helix/bin/seed-dissonance.sh, or install the current service.",
        };
}
